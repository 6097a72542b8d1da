"""Tokens of language models and of services that go with them."""

from __future__ import annotations

from aisec_hooks.engines.token_formats.layout import Format, issued, near
from aisec_hooks.model import Confidence

_MEDIUM = Confidence.MEDIUM
_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"

FORMATS: tuple[Format, ...] = (
    issued("anthropic", "Anthropic API key", "sk-ant-", r"sk-ant-(?:api|admin|sid|oat|ort)\d\d-[A-Za-z0-9_-]{60,120}"),
    issued(
        "openai",
        "OpenAI API key",
        "sk-",
        r"sk-(?:[A-Za-z0-9]{1,20}-)?[A-Za-z0-9_-]{20,100}T3BlbkFJ[A-Za-z0-9_-]{20,100}",
    ),
    issued(
        "openai", "OpenAI API key", "sk-proj- sk-svcacct- sk-admin-", r"sk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{40,200}"
    ),
    issued("openai", "OpenAI API key", "sk-", r"sk-[A-Za-z0-9]{48}"),
    issued("deepseek", "DeepSeek API key", "sk-", r"sk-[0-9a-f]{32}"),
    issued("openrouter", "OpenRouter API key", "sk-or-v1-", r"sk-or-v1-[0-9a-f]{64}"),
    issued("langfuse", "Langfuse secret key", "sk-lf-", rf"sk-lf-{_UUID}"),
    near("litellm", "LiteLLM key", "litellm", r"sk-[A-Za-z0-9_-]{22}"),
    near("stability", "Stability AI key", "stability", r"sk-[A-Za-z0-9]{48}"),
    issued("groq", "Groq API key", "gsk_", r"gsk_[A-Za-z0-9]{52}"),
    issued("replicate", "Replicate token", "r8_", r"r8_[A-Za-z0-9]{37}"),
    issued("perplexity", "Perplexity API key", "pplx-", r"pplx-[A-Za-z0-9]{48}"),
    issued("huggingface", "Hugging Face token", "hf_", r"hf_[A-Za-z0-9]{34}"),
    issued("huggingface", "Hugging Face organization token", "api_org_", r"api_org_[A-Za-z0-9]{34}"),
    near("cohere", "Cohere API key", "cohere co_api_key", r"[A-Za-z0-9]{40}"),
    near("mistral", "Mistral API key", "mistral", r"[A-Za-z0-9]{32}"),
    issued("xai", "xAI API key", "xai-", r"xai-[A-Za-z0-9]{80}"),
    issued("fireworks", "Fireworks API key", "fw_", r"fw_[A-Za-z0-9]{22,26}"),
    near("together", "Together AI key", "together togetherai", r"[0-9a-f]{64}"),
    issued("together", "Together AI key", "tgp_v1_", r"tgp_v1_[A-Za-z0-9_-]{43}"),
    issued("cerebras", "Cerebras API key", "csk-", r"csk-[a-z0-9]{48}"),
    near("sambanova", "SambaNova API key", "sambanova", _UUID),
    issued("nvidia", "NVIDIA API key", "nvapi-", r"nvapi-[A-Za-z0-9_-]{60,70}"),
    issued("voyage", "Voyage AI key", "pa-", r"pa-[A-Za-z0-9_-]{43}"),
    issued("jina", "Jina API key", "jina_", r"jina_[A-Za-z0-9_-]{55,65}"),
    near("elevenlabs", "ElevenLabs API key", "elevenlabs eleven xi-api xi_api", r"sk_[0-9a-f]{48}|[0-9a-f]{32}"),
    near("assemblyai", "AssemblyAI key", "assemblyai assembly_ai", r"[0-9a-f]{32}"),
    near("deepgram", "Deepgram API key", "deepgram", r"[0-9a-f]{40}"),
    near("deepl", "DeepL API key", "deepl", rf"{_UUID}(?::fx)?"),
    issued("pinecone", "Pinecone API key", "pcsk_", r"pcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{63}"),
    near("pinecone", "Pinecone API key", "pinecone", _UUID),
    near("weaviate", "Weaviate API key", "weaviate wcs", r"[A-Za-z0-9]{36,40}"),
    near("qdrant", "Qdrant API key", "qdrant", r"[A-Za-z0-9_-]{54}"),
    issued("langsmith", "LangSmith API key", "lsv2_", r"lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}"),
    issued("wandb", "Weights & Biases key", "wandb_v1_", r"wandb_v1_[A-Za-z0-9]{27}_[A-Za-z0-9]{49}"),
    near("wandb", "Weights & Biases key", "wandb", r"[0-9a-f]{40}"),
    near("comet", "Comet API key", "comet", r"[A-Za-z0-9]{25}"),
    issued("tavily", "Tavily API key", "tvly-", r"tvly-(?:dev-|prod-)?[A-Za-z0-9]{32}"),
    issued("firecrawl", "Firecrawl API key", "fc-", r"fc-[0-9a-f]{32}"),
    near("serpapi", "SerpApi key", "serpapi serp_api", r"[0-9a-f]{64}"),
    near("serper", "Serper API key", "serper", r"[0-9a-f]{40}"),
    near("exa", "Exa API key", "exa", _UUID),
    issued("brave", "Brave Search API key", "BSA", r"BSA[A-Za-z0-9_-]{28}", confidence=_MEDIUM),
    issued("e2b", "E2B API key", "e2b_", r"e2b_[0-9a-f]{40}"),
    issued("modal", "Modal token secret", "as-", r"as-[A-Za-z0-9]{22}", confidence=_MEDIUM),
    issued("runpod", "RunPod API key", "rpa_", r"rpa_[A-Z0-9]{40,46}[a-z0-9]{0,6}"),
    near("roboflow", "Roboflow API key", "roboflow", r"[A-Za-z0-9]{20}"),
    near("composio", "Composio API key", "composio", r"ak_[A-Za-z0-9_-]{20}"),
    near("clarifai", "Clarifai key", "clarifai", r"[0-9a-f]{32}"),
    near("ai21", "AI21 API key", "ai21", r"[A-Za-z0-9]{32}"),
)

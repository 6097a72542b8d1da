"""Transformers, vLLM and the Hugging Face hub: what models generate."""

from __future__ import annotations

from aisec_hooks.flow.library import Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="transformers",
    readings=(
        # a pipeline is called itself: what it gives is what the model says
        Reading(names=("transformers.Pipeline", "transformers.Pipeline.__call__"), kind=SourceKind.MODEL, whole=True),
        Reading(
            names=(
                *of("transformers.PreTrainedModel", "generate"),
                *of("transformers.PreTrainedTokenizer", "decode batch_decode"),
                *of("vllm.LLM", "generate chat"),
                *of(
                    "huggingface_hub.InferenceClient",
                    "text_generation chat_completion chat.completions.create summarization",
                ),
                *of("llama_cpp.Llama", "create_completion create_chat_completion __call__"),
                *of("outlines.generate", "text json regex choice"),
                *of("", "batch_decode text_generation chat_completion create_chat_completion"),
            ),
            kind=SourceKind.MODEL,
            whole=True,
        ),
    ),
    returns={
        "transformers.pipeline": "transformers.Pipeline",
        "transformers.pipelines.pipeline": "transformers.Pipeline",
        **giving(
            "transformers.PreTrainedModel",
            "transformers.AutoModelForCausalLM.from_pretrained transformers.AutoModelForSeq2SeqLM.from_pretrained"
            " transformers.LlamaForCausalLM.from_pretrained transformers.T5ForConditionalGeneration.from_pretrained",
        ),
        **giving(
            "transformers.PreTrainedTokenizer",
            "transformers.AutoTokenizer.from_pretrained transformers.AutoProcessor.from_pretrained",
        ),
        "huggingface_hub.AsyncInferenceClient": "huggingface_hub.InferenceClient",
    },
    objects=("vllm.LLM", "llama_cpp.Llama"),
)

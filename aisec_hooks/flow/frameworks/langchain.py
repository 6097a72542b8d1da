"""LangChain and LangGraph: what models, chains and agents answer, and tools that models call."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, giving, of
from aisec_hooks.model import SourceKind

_RUNS = (
    "invoke ainvoke stream astream astream_events batch abatch predict apredict run arun generate agenerate"
    " predict_messages apredict_messages"
)
_MODELS = (
    "langchain_openai.ChatOpenAI langchain_openai.OpenAI langchain_openai.AzureChatOpenAI"
    " langchain_anthropic.ChatAnthropic"
    " langchain_google_genai.ChatGoogleGenerativeAI langchain_google_vertexai.ChatVertexAI"
    " langchain_ollama.ChatOllama"
    " langchain_ollama.OllamaLLM langchain_mistralai.ChatMistralAI langchain_groq.ChatGroq"
    " langchain_cohere.ChatCohere"
    " langchain_aws.ChatBedrock langchain_huggingface.HuggingFacePipeline langchain_huggingface.ChatHuggingFace"
    " langchain_community.llms.Ollama langchain_community.chat_models.ChatOllama"
    " langchain_community.chat_models.ChatOpenAI"
    " langchain_community.llms.OpenAI langchain.llms.OpenAI langchain.chat_models.ChatOpenAI langchain.OpenAI"
    " langchain.chat_models.init_chat_model langchain.chains.LLMChain langchain.chains.ConversationChain"
    " langchain.chains.RetrievalQA langchain.chains.ConversationalRetrievalChain langchain.LLMChain"
    " langchain.chains.RetrievalQA.from_chain_type langchain.chains.RetrievalQA.from_llm"
    " langchain.agents.initialize_agent langchain.agents.AgentExecutor langchain.agents.create_agent"
    " langchain.agents.AgentExecutor.from_agent_and_tools langgraph.prebuilt.create_react_agent"
    " langchain.chains.create_retrieval_chain langchain.chains.create_sql_query_chain"
    " langchain_core.language_models.BaseChatModel langchain_core.language_models.BaseLanguageModel"
    " langchain_core.language_models.chat_models.BaseChatModel langchain_core.runnables.Runnable"
    " langchain_core.runnables.RunnableSequence langchain_experimental.sql.SQLDatabaseChain"
)
_MODEL = "langchain.model"
_TOOLS = (
    "langchain_core.tools.tool",
    "langchain.tools.tool",
    "langchain.agents.tool",
    "langchain_core.tools.base.tool",
)

LIBRARY = Library(
    name="langchain",
    readings=(
        Reading(names=(_MODEL, *of(_MODEL, _RUNS)), kind=SourceKind.MODEL, whole=True),
        # the methods' names are nobody else's in files that import LangChain; `run`, `stream` and `batch` are
        Reading(
            names=tuple(".invoke .ainvoke .astream .abatch .apredict .predict_messages .agenerate .arun".split()),
            kind=SourceKind.MODEL,
            whole=True,
        ),
        Reading(
            names=of(
                "",
                "similarity_search similarity_search_with_score get_relevant_documents max_marginal_relevance_search",
            ),
            kind=SourceKind.STORED,
        ),
    ),
    entries=(
        Entry(decorators=_TOOLS, kind=SourceKind.MODEL, typed={"config": "", "runtime": "", "state": "", "store": ""}),
        Entry(
            bases=("*BaseTool", "langchain.tools.StructuredTool"),
            methods=("_run", "_arun"),
            kind=SourceKind.MODEL,
            typed={"run_manager": "", "config": ""},
        ),
        Entry(
            registrars=(
                *of("langchain_core.tools", "Tool StructuredTool Tool.from_function StructuredTool.from_function"),
                *of("langchain.tools", "Tool StructuredTool Tool.from_function StructuredTool.from_function"),
                *of("langchain.agents", "Tool Tool.from_function"),
            ),
            kind=SourceKind.MODEL,
        ),
    ),
    returns={
        **giving(_MODEL, _MODELS),
        **giving(_MODEL, " ".join(of(_MODEL, "bind bind_tools with_structured_output with_config with_retry pipe"))),
    },
)

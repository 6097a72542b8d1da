"""LlamaIndex: what engines, agents and models answer, and tools that models call."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, giving, of
from aisec_hooks.model import SourceKind

_ANSWERS = "query aquery chat achat stream_chat astream_chat complete acomplete stream_complete predict apredict run"
_ENGINE = "llama_index.engine"

LIBRARY = Library(
    name="llama_index",
    readings=(
        Reading(
            names=(*of(_ENGINE, _ANSWERS), *of("", "aquery achat stream_chat astream_chat acomplete stream_complete")),
            kind=SourceKind.MODEL,
            whole=True,
        ),
        Reading(names=of("", "retrieve aretrieve"), kind=SourceKind.STORED),
    ),
    entries=(
        Entry(
            registrars=("llama_index.core.tools.FunctionTool.from_defaults", ".from_defaults"), kind=SourceKind.MODEL
        ),
    ),
    returns={
        **giving(_ENGINE, ".as_query_engine .as_chat_engine .as_agent .from_tools"),
        **giving(
            _ENGINE,
            "llama_index.llms.openai.OpenAI llama_index.llms.anthropic.Anthropic llama_index.llms.ollama.Ollama"
            " llama_index.core.llms.LLM llama_index.core.agent.workflow.FunctionAgent llama_index.core.Settings.llm"
            " llama_index.core.agent.ReActAgent llama_index.core.query_engine.NLSQLTableQueryEngine",
        ),
    },
)

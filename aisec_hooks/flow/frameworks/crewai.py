"""CrewAI, AutoGen, smolagents, DSPy and Semantic Kernel: what agents answer, and tools that models call."""

from __future__ import annotations

from aisec_hooks.flow.library import Entry, Library, Reading, giving, of
from aisec_hooks.model import SourceKind

LIBRARY = Library(
    name="agent frameworks",
    readings=(
        Reading(
            names=(
                *of("crewai.Crew", "kickoff kickoff_async kickoff_for_each"),
                *of("crewai.LLM", "call"),
                *of("smolagents.CodeAgent", "run"),
                *of("smolagents.ToolCallingAgent", "run"),
                *of("autogen.AssistantAgent", "generate_reply initiate_chat"),
                *of("autogen_agentchat.agents.AssistantAgent", "run run_stream"),
                *of("dspy.Predict", "__call__ forward"),
                *of("semantic_kernel.Kernel", "invoke invoke_prompt invoke_stream"),
                *of("haystack.Pipeline", "run"),
            ),
            kind=SourceKind.MODEL,
            whole=True,
        ),
    ),
    entries=(
        Entry(
            decorators=(
                *(
                    "crewai.tools.tool",
                    "crewai_tools.tool",
                    "smolagents.tool",
                    "semantic_kernel.functions.kernel_function",
                ),
                *("autogen.register_for_execution", ".register_for_execution", ".register_for_llm"),
                "strands.tool",
                "haystack.tools.tool",
            ),
            kind=SourceKind.MODEL,
        ),
        Entry(bases=("crewai.tools.BaseTool", "*BaseTool"), methods=("_run", "_arun"), kind=SourceKind.MODEL),
        Entry(bases=("smolagents.Tool",), methods=("forward",), kind=SourceKind.MODEL),
        Entry(registrars=("autogen_core.tools.FunctionTool", "autogen.register_function"), kind=SourceKind.MODEL),
    ),
    returns=giving("dspy.Predict", "dspy.ChainOfThought dspy.ReAct dspy.ProgramOfThought"),
    objects=("crewai.Crew", "crewai.LLM", "semantic_kernel.Kernel", "haystack.Pipeline", "autogen.AssistantAgent"),
)

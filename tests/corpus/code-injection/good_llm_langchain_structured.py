from typing import Literal

import pandas as pd
from fastapi import FastAPI
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI
from pydantic import BaseModel

app = FastAPI()
prompt = ChatPromptTemplate.from_template("Which aggregate answers this question: {question}")


class Aggregate(BaseModel):
    column: Literal["price", "quantity"]
    function: Literal["sum", "mean", "max"]


chain = prompt | ChatOpenAI(model="gpt-4o-mini", temperature=0).with_structured_output(Aggregate)


@app.get("/query")
def query(question: str):
    df = pd.read_csv("sales.csv")
    wanted = chain.invoke({"question": question})
    value = df[wanted.column].agg(wanted.function)
    return {"answer": str(value)}

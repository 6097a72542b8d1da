import pandas as pd
from fastapi import FastAPI
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_openai import ChatOpenAI

app = FastAPI()
prompt = ChatPromptTemplate.from_template("Give one pandas expression over df that answers: {question}")
chain = prompt | ChatOpenAI(model="gpt-4o-mini", temperature=0) | StrOutputParser()


@app.get("/query")
def query(question: str):
    df = pd.read_csv("sales.csv")
    expression = chain.invoke({"question": question}).strip("` \n")
    value = eval(expression, {"df": df, "pd": pd})
    return {"answer": str(value)}

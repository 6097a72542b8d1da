from fastapi import Depends, FastAPI
from fastapi.security import APIKeyHeader, OAuth2PasswordBearer

app = FastAPI()
oauth2_scheme = OAuth2PasswordBearer(tokenUrl="auth/token")
api_key_header = APIKeyHeader(name="X-Api-Key", description="The key from your account page")


@app.get("/me")
def read_me(token: str = Depends(oauth2_scheme), key: str = Depends(api_key_header)):
    return {"token_length": len(token), "key_length": len(key)}

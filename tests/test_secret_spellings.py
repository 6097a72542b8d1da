"""Every spelling of a credential that the secrets engine knows, and what looks like one and is none."""

from __future__ import annotations

import pytest

from aisec_hooks.examine import examine
from aisec_hooks.mask import SECRET_RULES
from aisec_hooks.model import Confidence
from tests.check import expand

RULES = SECRET_RULES | {"private-key", "json-web-token", "hardcoded-crypto-key"}
PASSWORD = "zX9kLm2Qw7!t"
KEY = "{{alnum:22}}7q"


def found(path: str, text: str) -> list[tuple[Confidence, int]]:
    """(confidence, line) of every secret that the whole check reports."""
    made = expand(text.replace("PASS_WORD", PASSWORD).replace("API_TOKEN", KEY), "spellings")
    result = examine(path, made.encode(), b"k" * 16)
    assert not result.notes
    return [(f.confidence, f.location.span.start_line) for f in result.findings if f.rule in RULES]


# --- what blocks -----------------------------------------------------------------------------

CALLS = [
    ("a.py", 'conn = connect("db.internal.net", "app", "PASS_WORD")'),
    ("a.py", 'ssh.connect(host, 22, "root", "PASS_WORD")'),
    ("a.py", 'smtp.login("me@acme.io", "PASS_WORD")'),
    ("a.py", 'User.objects.create_user("admin", "admin@acme.io", "PASS_WORD")'),
    ("a.py", 'client.username_pw_set("sensor", "PASS_WORD")'),
    ("a.py", 'user = User(name="x", password=hash_password("PASS_WORD"))'),
    ("a.py", 'sms = Client(os.environ["TWILIO_SID"], "{{hex:32}}")'),
    ("a.py", 'fernet = Fernet(b"{{alnum:40}}4_Q=")'),
    ("a.py", 'if hmac.compare_digest(password, "PASS_WORD"): pass'),
    ("A.java", 'var c = DriverManager.getConnection(url, "sa", "PASS_WORD");'),
    ("A.java", 'if (password.equals("PASS_WORD")) { }'),
    ("A.java", 'ds.setPassword("PASS_WORD");'),
    ("A.cs", 'var key = new SymmetricSecurityKey(Encoding.UTF8.GetBytes("API_TOKEN"));'),
    ("A.cs", 'public string AppSecret { get; set; } = "API_TOKEN";'),
    ("a.js", 'const t = jwt.sign(claims, "API_TOKEN", {});'),
    ("a.js", 'const h = crypto.createHmac("sha256", "API_TOKEN");'),
    ("a.go", 'req.SetBasicAuth("ci", "PASS_WORD")'),
    ("a.go", 'req.Header.Set("X-Service-Token", "{{hex:48}}")'),
    ("a.rs", 'let r = c.get(u).bearer_auth("API_TOKEN");'),
    ("a.rs", 'Config { password: Secret::new("PASS_WORD".to_string()) }'),
    ("a.rs", 'const API_KEY: &str = "API_TOKEN";'),
    ("a.rb", "request.basic_auth 'ci', 'PASS_WORD'"),
    ("a.php", "$db = mysqli_connect('db.acme.io', 'app', 'PASS_WORD', 'shop');"),
    ("a.php", "$db = mysqli_connect('db.acme.io', 'reporting', 'PASS_WORD', 'shop');"),
]
COMMANDS = [
    ("a.sh", "mysql -u root -p'PASS_WORD' shop"),
    ("a.sh", "mysqldump -uroot -pPASS_WORD shop > x.sql"),
    ("a.sh", "curl -u admin:PASS_WORD https://api.acme.io"),
    ("a.sh", "curl -H 'X-Api-Key: API_TOKEN' https://api.acme.io"),
    ("a.sh", "curl 'https://api.acme.io/v1?api_key=API_TOKEN&page=2'"),
    ("a.sh", "sshpass -p 'PASS_WORD' ssh root@h"),
    ("a.sh", "redis-cli -a PASS_WORD ping"),
    ("a.sh", "docker login -u me -p PASS_WORD reg.acme.io"),
    ("a.sh", "wget --http-user=ci --http-password=PASS_WORD https://x.acme.io/a"),
    ("a.sh", "echo 'PASS_WORD' | sudo -S reboot"),
    ("a.sh", "echo 'root:PASS_WORD' | chpasswd"),
    ("a.sh", "openssl enc -aes-256-cbc -in a -out b -pass pass:PASS_WORD"),
    ("a.sh", "keytool -list -keystore a.jks -storepass PASS_WORD"),
    ("a.sh", "mysqldump \\\n  -u root \\\n  -pPASS_WORD shop"),
    ("a.py", 'subprocess.run(["mysql", "-u", "root", "-pPASS_WORD"])'),
    ("a.py", 'os.system("curl -u ci:PASS_WORD https://api.acme.io/x")'),
    ("compose.yaml", "command: redis-server --requirepass {{alnum:20}}7k --appendonly yes"),
    ("Dockerfile", "FROM a\nRUN echo 'root:PASS_WORD' | chpasswd"),
    ("main.tf", "user_data = <<E\nmount -t cifs //n/s /m -o username=app,password=PASS_WORD\nE"),
]
CLAUSES = [
    ("a.sql", "CREATE USER app WITH PASSWORD 'PASS_WORD';"),
    ("a.sql", "CREATE USER 'app'@'%' IDENTIFIED BY 'PASS_WORD';"),
    ("a.sql", "INSERT INTO settings VALUES\n('smtp_password', 'PASS_WORD'),"),
    ("a.py", "cur.execute(\"ALTER ROLE app WITH LOGIN PASSWORD 'PASS_WORD'\")"),
    ("a.py", 'headers = {"Authorization": "token API_TOKEN"}'),
    ("a.py", 'url = f"postgresql://app:PASS_WORD@{host}/shop"'),
    ("a.py", "url = f\"amqp://{os.getenv('U', 'x')}:PASS_WORD@mq.acme.io//\""),
    ("config.json", '{"auths": {"reg.acme.io": {"auth": "bWU6elg5a0xtMlF3NyF0"}}}'),
    ("secret.yaml", "apiVersion: v1\nkind: Secret\ndata:\n  password: elg5a0xtMlF3NyF0\n"),
    ("secret.yaml", "apiVersion: v1\nkind: Secret\ndata:\n  DATABASE: elg5a0xtMlF3NyF0\n"),
    (".pgpass", "db.acme.io:5432:shop:app:PASS_WORD"),
    ("A.java", '@Value("${keystore.password:PASS_WORD}") String p;'),
    ("app.yml", "password: ${DB_PASSWORD:PASS_WORD}"),
    ("all.yml", 'haproxy_stats_auth: "ops:PASS_WORD"'),
    ("appsettings.json", '{"Redis": "cache.acme.io:6380,password=API_TOKEN,ssl=True"}'),
    ("appsettings.json", '{\n  "Jwt": {\n    "Issuer": "a",\n    "Key": "API_TOKEN"\n  }\n}'),
    ("keys.xml", '<string name="jwt_secret">API_TOKEN</string>'),
    ("vars.json", '{"rds_password": {"value": "API_TOKEN"}}'),
    ("main.tf", "user_data = \"docker run -e 'REDIS_PASSWORD=API_TOKEN' x\""),
]
NAMES = [
    ("a.py", 'passphrase = "correct horse battery staple"'),
    ("a.py", 'MNEMONIC = "pupil mimic hockey ozone gadget shiver orbit urge velvet tiger walnut salon"'),
    ("a.py", 'app.config["MAIL_PASSWORD"] = "zhlo ntuf kngt tect"'),
    ("a.py", 'MOT_DE_PASSE = "PASS_WORD"'),
    ("a.py", 'user.pass_word = "PASS_WORD"'),
    ("a.py", 'PEPPER = "PASS_WORD"'),
    ("a.py", 'key = b"API_TOKEN"'),
    ("a.py", 'k = os.environ.get("API_KEY") or "API_TOKEN"'),
    ("a.py", 'AES_KEY = base64.b64decode("{{alnum:42}}4=")'),
    ("a.py", 'SEED_ADMINS = ("admin@acme.io", "PASS_WORD")'),
    ("a.py", 'USERS = {"admin": "PASS_WORD"}'),
    ("a.py", 'LOGINS = [("ci", "ci@acme.io", "PASS_WORD")]'),
    ("a.py", 'if user == "root" and given == "PASS_WORD": pass'),
    ("a.py", 'ok = password in ("PASS_WORD", "other")'),
    ("a.py", 'SECRET_KEY = "django-insecure-{{alnum:24}}{{alnum:26}}"'),
    ("a.py", "SECRET_KEY = '#3^4gj+o)(0&28bvf8wm2ba!)^f__(9tne%syd7g2i@drd(9g^'"),
    ("a.py", "SECRET_KEY = 'abx#aj%(e!*%mvd^w62og(4prsn7h5d)*ghwe0#f#f(ye0n#_2'"),
    ("a.py", "SECRET_KEY = '8tj3q5k36cr6g=@1ewe&2bk6-k(fz$(r#tn7npvree(7&x369='"),
    ("a.py", "# ci.acme.io: user build, password PASS_WORD"),
    ("a.py", 'token = "QduYlHgBrvsQpXXwspRBJdnpsSuQ9ZPIUIBe"'),
    ("a.js", "const mail = { auth: { user: 'a@acme.io', pass: 'Sascha_4407' } };"),
    ("a.js", "app.use(session({ secret: 'rex silver hockey bamboo ivan harley 68' }));"),
    ("a.ts", "const wachtwoord = 'PASS_WORD';"),
    ("all.yml", "ansible_become_pass: kwame88-lantern"),
    ("all.yml", "snmp_community: kyCU6KSuqiS1"),
    ("all.yml", "preshared_key: k9+6Q/AL4ZWGBudF/vkvXcA7q6Fp07gYQ9Dh9ApTPq0="),
    ("app.properties", "spring.mail.password = lorenzo97.nectar"),
    ("app.properties", "spring.mail.password = velvetmeteor"),
    ("wp.php", "define('SECURE_AUTH_SALT', 's?h3aQ6A1xe5?o*96kHGPNUwU260+U8?FDkM%V60lybv^_XxA?xjd5KsjI');"),
    (".env", "LICENSE_SERVER_TOKEN='82ada815-5d9d-4aee-ad07-f8894e0b426f'"),
    (".env", "SESSION_SECRET=pepper-tundra-canyon-harbor-falcon"),
]


@pytest.mark.parametrize(("path", "text"), CALLS + COMMANDS + CLAUSES + NAMES)
def test_a_credential_blocks(path: str, text: str) -> None:
    assert Confidence.HIGH in [confidence for confidence, _ in found(path, text + "\n")]


# --- what is none ----------------------------------------------------------------------------

SILENT = [
    # names, fields and references
    ("a.py", 'login("Enter your user name", "Enter your password")'),
    ("a.py", 'connect("signal", "handler", "callback")'),
    ("a.py", "conn = connect(host, user, password)"),
    ("a.py", 'def login(user, password="password"): pass'),
    ("a.py", 'client = Client(name, "production")'),
    ("a.py", 'USERS = {"anna": {"password_hash": "$2y$12$VbJGovmKoqcO3CVYNLddtC5mQzK7nfJ510y7lASCdTDClT0LlHXuh"}}'),
    ("a.py", 'COST_PER_1K_TOKENS = {"gpt-4o-mini-2024-07-18": 0.1, "gpt-4-32k-0613-completion": 0.2}'),
    ("a.py", 'AUTH_PROTOCOLS = {"sha-224": "usmHMAC128SHA224AuthProtocol"}'),
    ("a.py", 'if key in {"audit_callback_params", "s3_callback_params"}: pass'),
    ("a.py", "# csrfmiddlewaretoken: {{alnum:64}}"),
    ("a.py", "# (e.g. redis://:secret@host:6379/1)"),
    ("a.py", "# the password must have 8 characters, password hashing is argon2id"),
    ("a.py", 'USDC_TOKEN = "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"'),
    ("a.py", 'openai_api_key: str = "my-openai-api-key"'),
    ("a.py", 'x = {"api_key": "phc_{{alnum:40}}"}'),
    ("a.py", "password = settings.db1.password"),
    ("profile.yml", '    "password": snowflake_password,'),
    ("serverless.yml", "SECRET_ARN: arn:aws:secretsmanager:eu-west-1:303041169760:secret:parcel-db"),
    ("vars.yml", "db_password: \"{{ lookup('hashi_vault', 'secret=secret/db:password') }}\"".replace("{{", "{{")),
    ("values.yaml", "nginx.ingress.kubernetes.io/auth-secret: shop-basic-auth"),
    ("external.yml", "- secretKey: slackToken"),
    ("pom.xml", "<password>@central.password@</password>"),
    ("settings.yml", "client-secret: '@github.secret@'"),
    ("a.php", "$this->validate($r, ['password' => 'required/min:8/confirmed']);"),
    ("Dockerfile", "FROM a\nENV GPG_KEY=FF2A6A07BACB712542FA22AFB663C8A7E2279820"),
    ("Dockerfile", "FROM a\nRUN --mount=type=secret,id=pip_password make install"),
    ("a.sh", 'curl --user user:"$PASS" $BASE/login'),
    ("a.sh", 'export DB_PASSWORD="x-$(cat /run/secrets/db)"'),
    ("a.sh", 'export API_TOKEN="$(vault read -field=token secret/x9)"'),
    ("a.py", 'PASSWORD = "prefix-%(password)s-7xK9"'),
    ("a.sh", "docker run -p 8080:80 nginx"),
    ("a.sh", "mysql -u root -p shop"),
    ("compose.yaml", "DATABASE_URL: mysql://root:root@127.0.0.1:3306/test"),
    # what is encrypted or public
    ("live.yml", "encrypted_admin_password: gAAAAABPJcke383Sv6Jd45k4JlyOSFfiKM5cUpFq7{{alnum:60}}"),
    ("sealed.yaml", "password: AgBT3TC{{alnum:120}}"),
    (
        "a.sql",
        "CREATE USER legacy IDENTIFIED WITH mysql_native_password AS '*4EF19A3E1231911BFDD6A16FB13EF58084D09A87';",
    ),
    ("a.ts", "mapboxgl.accessToken = 'pk.eyJ1Ijoi{{alnum:40}}.{{alnum:22}}';"),
    # what is shown: comments that documentation is made from, sentences, what was cut or counted through
    ("a.d.ts", "/**\n *   mfaToken: 'token123',\n */"),
    ("a.js", ' *   "access_token": "abc123def456ghi789"'),
    ("a.js", "auth = {token: 'abc123def456ghi789'}"),
    ("a.js", ' *   //   "certificatePassword": "my_certificatePassword",'),
    ("a.js", "x = {subject_token: 'eyJhbGciOiJIUzI1NiIsInR5cCI6Ikp...'}"),
    ("a.js", 'var keyStr = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";'),
    ("a.php", " * @param string $key XSalsa20 key"),
    ("a.txt", "Valid values for the filter key: EC2Instance | ManagedInstance"),
    ("a.ts", "// arn:aws:secretsmanager:us-east-1:000000000000:secret:evs!env-12_NSXRoot-SR3k43"),
    ("a.rb", "#   # => https://sushi.acme.io/api/nigiri?token=abc&page=2"),
    ("a.sql", "-- use the --original-password option or the tool asks"),
    ("a.conf", "#server_password = server"),
    ("a.conf", '# password: "blah"'),
    ("a.erb", '#   DATABASE_URL="sqlserver://myuser:mypass@localhost/somedatabase"'),
    ("a.py", 'r = re.compile(r"https://[^:]+:[^@]+@acme\\.org/.+")'),
    ("a.conf", ";; dbname= host= user= password= auth_user="),
    ("a.pm", "=head1 SYNOPSIS\n\n  $ldap->bind($dn, password => 'mypasswd');\n\n=cut"),
    ("a.ts", "/** `-----BEGIN RSA PRIVATE KEY----- {{alnum:70}}. -----END RSA PRIVATE KEY-----` */"),
    # code around what looks like a literal, names of fields and encodings
    ("a.js", 'const t = await createHMAC("SHA-256", "base64urlnopad").sign(secret, text);'),
    ("a.js", "const o = {\n  apiKey: apikeyObj.apiKey\n};"),
    ("a.js", "u = 'x?client_id=' + p.appIds + '&client_secret=' + p.appSecret + '&v=1';"),
    ("a.go", 's = append(s, "Secret: "+fmt.Sprintf("%#v", this.Secret)+",\\n")'),
    ("a.go", "func (a *Authority) ByToken(token *jwt.JSONWebToken, c *jwt.Claims) error {"),
    ("a.php", '$c->s="password=\'".addcslashes($E,"\'")."\'";'),
    ("a.json", '{"AWS::ApiGateway::ApiKey": "aws-cdk-lib/aws-apigateway.CfnApiKey"}'),
    ("a.ts", 'export const LOG_CLIENT_SECRET_VALUE = "@aws-cdk/cognito:logUserPoolClientSecretValue";'),
    ("a.ts", 'export enum C { DatasourceAuth = "budibase:datasourceauth" }'),
    ("a.py", 'fields = {"admin_password": "adminPass"}'),
    ("a.py", 'RESOURCE_MY_PASSWORD = "My Password"'),
    ("flags.json", '{"jwt_token_auth": {\n  "key": "fflag__feature_develop__prompts__dia_1829_jwt_token_auth"\n}}'),
    ("a.sql", "CHECK (src_auth IN ('password','kerberos_v5','kerberos')),"),
    ("a.conf", 'password = "$cloudera_pass$"'),
    ("a.conf", "url_password = edit.php?table=adminpassword"),
    ("ido.conf", 'password = "_DBC_DBPASS_",'),
    ("a.py", 'r = re.compile(r"https://x-token-auth:[^@]+@bitbucket\\.org/.+\\.git")'),
    ("a.conf", "connection = mysql+pymysql://keystone:KEYSTONE_DBPASS@controller/keystone"),
    ("a.txt", "scheme://user:pass@host:port[,user1:pass@host1:port]/path"),
    ("a.php", "$labels['password'] = 'Fjal\u00ebkalimi';"),
    ("dist/cs-CZ-6mN1L1FY.js", "x={tfa_secret:`Tajny klic`,password:`Heslo`};"),
    ("localization/xx/labels.inc", "$labels['password'] = 'Salis-orzh';"),
    ("dist/a.js", "var x=1;" * 200 + 'y={EMAIL_PASSWORD:"password"};'),
    # tests, documents and local settings
    ("test-utils/instance.ts", 'const user = { password: "test123456" };'),
    ("apis/iam.examples.json", '{"Password": "SomePassword"}'),
    ("docs/wiki.rst.txt", 'smtpPassword="mypassword"'),
    ("tests/test_login.py", 'c.post("/login", json={"username": "bob", "password": "testpass123"})'),
    ("tests/conftest.py", 'client = Client(api_key="abc123")'),
    (".env.example", "SESSION_SECRET=a-long-random-string"),
    (".env.example", "JWT_SECRET=my-jwt-secret"),
    (".github/workflows/test.yml", "env:\n  POSTGRES_PASSWORD: postgres"),
]


@pytest.mark.parametrize(("path", "text"), SILENT)
def test_what_is_no_credential_is_not_spoken_of(path: str, text: str) -> None:
    assert found(path, text + "\n") == []


# --- what is said as advice ------------------------------------------------------------------

ADVICE = [
    (".env", '# DB_PASSWORD="Test@1234"'),
    ("a.rb", '#  ldap.auth "joe_user", "opensesame"'),
    ("a.json", '{\n  "description": "sent as ``` Authorization: Bearer {{alnum:30}}7q ```"\n}'),
    ("a.conf", "https://adminuser:adminpass@server.acme.io:8080/oauth2"),
    ("a.py", 'client = Client(sdk_key=settings.API_KEY or "whatever")'),
    ("radius.conf", 'secret = "this-will-never-be-used"'),
]


@pytest.mark.parametrize(("path", "text"), ADVICE)
def test_what_may_be_a_credential_does_not_block(path: str, text: str) -> None:
    assert [confidence for confidence, _ in found(path, text + "\n")] == [Confidence.MEDIUM]


def test_lines_are_exact() -> None:
    text = 'import os\n\nrun(["mysql",\n     "-pPASS_WORD"])\nx = login(\n    "ci",\n    "PASS_WORD",\n)\n'
    assert [line for _, line in found("a.py", text)] == [4, 7]

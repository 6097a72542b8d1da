"""Tokens of services: what each is called, the shape it has, and where it is used."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import string
import zlib
from collections.abc import Callable
from typing import NamedTuple

from bench.secret_corpus.draw import Draw

_BASE62 = string.digits + string.ascii_uppercase + string.ascii_lowercase


class Provider(NamedTuple):
    """A service's token: the words of its name, its shape or maker, the host it opens."""

    name: str
    shape: str | Callable[[Draw], str]
    host: str

    def token(self, draw: Draw) -> str:
        """A new one."""
        return draw.shape(self.shape) if isinstance(self.shape, str) else self.shape(draw)


def _with_checksum(prefix: str) -> Callable[[Draw], str]:
    def token(draw: Draw) -> str:
        body = draw.text("A", 30)
        rest, digits = zlib.crc32(body.encode()), ""
        while rest:
            rest, digit = divmod(rest, 62)
            digits = _BASE62[digit] + digits
        return prefix + body + digits.rjust(6, "0")

    return token


def _segment(content: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(content, separators=(",", ":")).encode()).decode().rstrip("=")


def signed(draw: Draw, claims: dict[str, object]) -> str:
    """A JSON web token, signed with a key nobody knows."""
    head = _segment({"alg": "HS256", "typ": "JWT"}) + "." + _segment(claims)
    sign = hmac.new(draw.raw(32), head.encode(), hashlib.sha256).digest()
    return head + "." + base64.urlsafe_b64encode(sign).decode().rstrip("=")


def jwt(draw: Draw) -> str:
    """A session or service token."""
    issued = draw.number(1_690_000_000, 1_760_000_000)
    claims: dict[str, object] = {"sub": draw.uuid(), "iat": issued, "exp": issued + draw.pick([86_400, 31_536_000])}
    claims |= draw.pick(
        [{"role": "admin"}, {"scope": "read write"}, {"iss": "auth", "aud": "api"}, {"tenant": draw.text("d", 6)}]
    )
    return signed(draw, claims)


def _supabase(draw: Draw) -> str:
    issued = draw.number(1_690_000_000, 1_760_000_000)
    claims = {
        "iss": "supabase",
        "ref": draw.text("a", 20),
        "role": "service_role",
        "iat": issued,
        "exp": issued + 315_360_000,
    }
    return signed(draw, dict(claims))


def _pypi(draw: Draw) -> str:
    return "py" + "pi-AgEIcHlwaS5vcmc" + draw.text("u", 150)


def _discord(draw: Draw) -> str:
    number = base64.b64encode(str(draw.number(10**17, 10**18)).encode()).decode().rstrip("=")
    return f"{number}.{draw.text('u', 6)}.{draw.text('u', 38)}"


def _elastic(draw: Draw) -> str:
    return base64.b64encode(draw.shape("%u(20):%u(22)").encode()).decode()


def _azure_storage(draw: Draw) -> str:
    return base64.b64encode(draw.raw(64)).decode()


def _intercom(draw: Draw) -> str:
    return base64.b64encode(("tok:" + draw.shape("%h(8)_%h(4)_%h(4)_%h(4)_%h(12):1:0")).encode()).decode()


PROVIDERS: tuple[Provider, ...] = tuple(
    Provider(*row)
    for row in (
        ("aws secret access key", "%A(12)/%b(14)+%A(12)", "s3.amazonaws.com"),
        ("aws access key id", "AK|IA%2(16)", "sts.amazonaws.com"),
        ("github token", _with_checksum("gh" + "p_"), "api.github.com"),
        ("gh pat", "github|_pat_%A(22)_%A(59)", "api.github.com"),
        ("github app token", _with_checksum("gh" + "s_"), "api.github.com"),
        ("gitlab token", "gl|pat-%u(20)", "gitlab.com/api/v4"),
        ("gitlab runner token", "gl|rt-%u(20)", "gitlab.com/api/v4"),
        ("slack bot token", "xo|xb-%d(12)-%d(13)-%A(24)", "slack.com/api"),
        ("slack user token", "xo|xp-%d(12)-%d(12)-%d(13)-%h(32)", "slack.com/api"),
        ("slack app token", "xa|pp-1-A%U(10)-%d(13)-%h(64)", "slack.com/api"),
        ("stripe secret key", "sk|_live_%A(24)", "api.stripe.com/v1"),
        ("stripe restricted key", "rk|_live_%A(99)", "api.stripe.com/v1"),
        ("stripe webhook secret", "wh|sec_%A(32)", "api.stripe.com/v1"),
        ("twilio auth token", "%h(32)", "api.twilio.com"),
        ("twilio api secret", "%A(32)", "api.twilio.com"),
        ("sendgrid api key", "S|G.%u(22).%u(43)", "api.sendgrid.com/v3"),
        ("mailgun api key", "ke|y-%h(32)", "api.mailgun.net/v3"),
        ("mailchimp api key", "%h(32)-us%d(1)", "us1.api.mailchimp.com"),
        ("openai api key", "sk|-proj-%u(74)T3Blbk|FJ%u(74)", "api.openai.com/v1"),
        ("openai key", "sk|-%A(20)T3Blbk|FJ%A(20)", "api.openai.com/v1"),
        ("anthropic api key", "sk|-ant-api03-%u(93)AA", "api.anthropic.com/v1"),
        ("hf token", "hf|_%L(34)", "models.brightpath.dev/api"),
        ("replicate api token", "r8|_%A(37)", "api.replicate.com/v1"),
        ("cohere api key", "%A(40)", "api.cohere.com/v2"),
        ("gemini api key", "AI|za%u(35)", "generativelanguage.googleapis.com"),
        ("google client secret", "GOC|SPX-%u(28)", "oauth2.googleapis.com"),
        ("azure storage key", _azure_storage, "blob.core.windows.net"),
        ("azure client secret", "%A(3)8Q~%u(34)", "login.microsoftonline.com"),
        ("azure devops pat", "%l(52)", "dev.azure.com"),
        ("digitalocean token", "dop|_v1_%h(64)", "api.digitalocean.com/v2"),
        ("heroku api key", "HRKU|-AA%u(58)", "api.heroku.com"),
        ("cloudflare api token", "%u(40)", "api.cloudflare.com/client/v4"),
        ("fastly api token", "%u(32)", "api.fastly.com"),
        ("netlify auth token", "nf|p_%A(36)", "api.netlify.com"),
        ("vercel token", "%A(24)", "api.vercel.com"),
        ("linode token", "%h(64)", "api.linode.com/v4"),
        ("vault token", "hv|s.CAESI%u(90)", "vault.service.consul:8200"),
        ("tf cloud token", "%A(14).atlas|v1.%u(67)", "app.terraform.io"),
        ("npm token", _with_checksum("np" + "m_"), "npm.brightpath.dev"),
        ("pypi token", _pypi, "pypi.brightpath.dev"),
        ("rubygems api key", "ruby|gems_%h(48)", "gems.brightpath.dev"),
        ("nuget api key", "oy|2%l(43)", "nuget.brightpath.dev"),
        ("cargo registry token", "ci|o%A(32)", "crates.brightpath.dev"),
        ("dockerhub token", "dck|r_pat_%u(27)", "registry.brightpath.dev"),
        ("artifactory api key", "AK|Cp8%A(69)", "artifacts.brightpath.dev"),
        ("sonar token", "sq|p_%h(40)", "sonarcloud.io"),
        ("circleci token", "CCI|PAT_%A(22)_%h(40)", "circleci.com/api/v2"),
        ("buildkite token", "bk|ua_%h(40)", "api.buildkite.com"),
        ("sentry auth token", "sntr|yu_%h(64)", "sentry.io/api/0"),
        ("datadog api key", "%h(32)", "api.datadoghq.com"),
        ("datadog app key", "%h(40)", "api.datadoghq.com"),
        ("new relic api key", "NR|AK-%U(27)", "api.newrelic.com"),
        ("grafana token", "gl|sa_%A(32)_%h(8)", "grafana.net/api"),
        ("pagerduty token", "u+%A(18)", "api.pagerduty.com"),
        ("dynatrace token", "dt|0c01.%U(24).%U(64)", "live.dynatrace.com"),
        ("honeycomb api key", "hca|ik_01%l(56)", "api.honeycomb.io"),
        ("elastic api key", _elastic, "es.io:9243"),
        ("atlassian api token", "ATATT3x|FfGF0%u(171)=%H(8)", "atlassian.net/rest/api/3"),
        ("bitbucket app password", "AT|BB%A(32)", "api.bitbucket.org/2.0"),
        ("linear api key", "lin|_api_%A(40)", "api.linear.app"),
        ("notion token", "nt|n_%d(11)%A(35)", "api.notion.com/v1"),
        ("asana token", "1/%d(16):%h(32)", "app.asana.com"),
        ("airtable api key", "pat%A(14).%h(64)", "api.airtable.com/v0"),
        ("shopify access token", "shp|at_%h(32)", "myshopify.com/admin"),
        ("square access token", "EA|AAE%u(60)", "connect.squareup.com"),
        ("paypal client secret", "E%u(79)", "api-m.paypal.com"),
        ("plaid secret", "%h(30)", "production.plaid.com"),
        ("adyen api key", "AQE|%A(80)", "checkout-live.adyen.com"),
        ("hubspot access token", "pat|-na1-%h(8)-%h(4)-4%h(3)-a%h(3)-%h(12)", "api.hubapi.com"),
        ("intercom token", _intercom, "api.intercom.io"),
        ("telegram bot token", "7%d(9):AA%u(33)", "api.telegram.org"),
        ("discord token", _discord, "discord.com/api/v10"),
        ("facebook access token", "EA|AG%A(180)", "graph.facebook.com"),
        ("twitter bearer token", "AAAAAAAAAAAAAAAAAAAAA%A(90)", "api.twitter.com/2"),
        ("linkedin client secret", "WPL_AP1.%A(16).%b(6)==", "api.linkedin.com"),
        ("mapbox secret token", "s|k.eyJ1Ijoi%A(50).%u(22)", "api.mapbox.com"),
        ("algolia admin key", "%h(32)", "algolia.net"),
        ("okta api token", "00%u(40)", "okta.com/api/v1"),
        ("auth0 client secret", "%u(64)", "eu.auth0.com"),
        ("postman api key", "PM|AK-%h(24)-%h(34)", "api.getpostman.com"),
        ("doppler token", "dp|.pt.%A(43)", "api.doppler.com"),
        ("databricks token", "da|pi%h(32)-2", "azuredatabricks.net"),
        ("planetscale token", "pscale|_tkn_%u(43)", "api.planetscale.com"),
        ("supabase service role key", _supabase, "supabase.co"),
        ("contentful token", "CF|PAT-%u(43)", "api.contentful.com"),
        ("figma token", "fi|gd_%u(40)", "api.figma.com/v1"),
        ("dropbox access token", "sl|.B%u(134)", "api.dropboxapi.com"),
        ("groq api key", "gs|k_%A(52)", "api.groq.com"),
        ("xai api key", "xa|i-%A(80)", "api.x.ai/v1"),
        ("perplexity api key", "pp|lx-%A(48)", "api.perplexity.ai"),
        ("langsmith api key", "lsv2|_pt_%h(32)_%h(10)", "api.smith.langchain.com"),
        ("pinecone api key", "pc|sk_%A(5)_%A(63)", "api.pinecone.io"),
        ("wandb api key", "%h(40)", "api.wandb.ai"),
        ("deepseek api key", "sk|-%h(32)", "api.deepseek.com"),
        ("mistral api key", "%A(32)", "api.mistral.ai/v1"),
        ("elevenlabs api key", "sk|_%h(48)", "api.elevenlabs.io"),
        ("resend api key", "re|_%A(8)_%A(24)", "api.resend.com"),
        ("brevo api key", "xkey|sib-%h(64)-%A(16)", "api.brevo.com/v3"),
        ("pulumi access token", "pu|l-%h(40)", "api.pulumi.com"),
        ("tailscale auth key", "ts|key-auth-k%A(11)CNTRL-%A(32)", "api.tailscale.com"),
        ("launchdarkly sdk key", "sd|k-%h(8)-%h(4)-4%h(3)-9%h(3)-%h(12)", "app.launchdarkly.com"),
        ("typeform token", "tf|p_%u(44)_3p%A(12)", "api.typeform.com"),
        ("fcm server key", "AAAA%u(7):APA|91b%u(134)", "fcm.googleapis.com"),
        ("paystack secret key", "sk|_live_%h(40)", "api.paystack.co"),
        ("razorpay key secret", "%A(24)", "api.razorpay.com/v1"),
        ("shippo token", "shippo|_live_%h(40)", "api.goshippo.com"),
        ("easypost api key", "EZ|AK%h(32)%A(22)", "api.easypost.com/v2"),
        ("prefect api key", "pn|u_%A(36)", "api.prefect.cloud"),
        ("flutterwave secret key", "FLW|SECK-%h(32)-X", "api.flutterwave.com/v3"),
        ("snyk token", Draw.uuid, "api.snyk.io"),
    )
)

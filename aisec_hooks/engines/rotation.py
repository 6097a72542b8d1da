"""Where a leaked credential is revoked and a new one issued, by the kind that a finding names."""

from __future__ import annotations

from functools import cache

from aisec_hooks.engines.token_formats import THEMES, formats


def hint(kind: str) -> str:
    """One line on where to revoke the credential of a finding's `secret_kind`."""
    service = _services().get(kind) or _PLUGINS.get(kind, "")
    if service in _PAGES:
        return _PAGES[service]
    folded = kind.lower()
    for words, advice in _CATEGORIES:
        if any(word in folded for word in words):
            return advice
    return f"revoke the {kind} in the settings of the service that issued it" if service else _ANY


@cache
def _services() -> dict[str, str]:
    return {known.kind: known.service for theme in THEMES for known in formats(theme)}


_ANY = "revoke it where it was issued, then issue a new one"
_CATEGORIES = (
    (("private key", "age secret"), "make a new key pair, replace the public key wherever it is trusted"),
    (("webhook",), "delete the webhook in the channel's integrations and add a new one"),
    (("json web token", "jwt"), "change the key that signs the tokens, which ends every session"),
    (("url", "connection string", "database"), "change the password of that database user or account"),
    (("signing", "secret key base", "master key", "project key"), "make a new key; what the old one signed is void"),
    (("password", "authorization"), "change the password of that account, and wherever it was used again"),
    (("stand-in",), "read the value from the environment; nothing to revoke if it was never used"),
)
_PLUGINS = {
    "AWS key": "aws",
    "Artifactory credential": "jfrog",
    "Cloudant credential": "ibm",
    "IBM Cloud IAM key": "ibm",
    "IBM COS HMAC key": "ibm",
    "Mailchimp key": "mailchimp",
    "Slack token or webhook": "slack",
    "SoftLayer credential": "ibm",
    "Square OAuth secret": "square",
    "Stripe live key": "stripe",
    "Twilio key or account": "twilio",
}
"""Kinds that the wrapped plugins name otherwise."""
_PAGES = {
    "1password": "1Password: Developer > Service accounts, or My profile > Regenerate secret key",
    "airtable": "airtable.com/create/tokens",
    "algolia": "Algolia dashboard: Settings > API keys",
    "alibaba": "Alibaba Cloud console: RAM > Users > AccessKey pairs",
    "anthropic": "platform.claude.com/settings/keys",
    "asana": "app.asana.com/0/my-apps",
    "atlassian": "id.atlassian.com/manage-profile/security/api-tokens",
    "auth0": "Auth0 dashboard: Applications > Settings > Rotate client secret",
    "aws": "AWS console: IAM > Users > Security credentials; deactivate the key, then delete it",
    "azure": "Azure portal: the resource's Keys page, or Entra ID > App registrations > Certificates & secrets",
    "bitbucket": "Bitbucket: Repository or workspace settings > Access tokens",
    "bitwarden": "Bitwarden: Settings > Security > Keys, or Secrets Manager > Machine accounts",
    "brevo": "app.brevo.com/settings/keys/api",
    "buildkite": "buildkite.com/user/api-access-tokens",
    "circleci": "app.circleci.com/settings/user/tokens",
    "cloudflare": "dash.cloudflare.com/profile/api-tokens",
    "codecov": "Codecov: the repository's Configuration > General > Regenerate",
    "cohere": "dashboard.cohere.com/api-keys",
    "coinbase": "portal.cdp.coinbase.com: API keys",
    "contentful": "Contentful: Settings > API keys, or CMA tokens",
    "crates": "crates.io/settings/tokens",
    "databricks": "Databricks: Settings > Developer > Access tokens",
    "datadog": "Datadog: Organization settings > API keys, Application keys",
    "deepseek": "platform.deepseek.com/api_keys",
    "digitalocean": "cloud.digitalocean.com/account/api/tokens",
    "discord": "discord.com/developers/applications: Bot > Reset token",
    "docker": "Docker Hub: Account settings > Personal access tokens",
    "doppler": "Doppler dashboard: Tokens, or the config's Access tab",
    "dropbox": "dropbox.com/developers/apps: the app's settings; unlink the app to end its tokens",
    "dynatrace": "Dynatrace: Access tokens",
    "elevenlabs": "elevenlabs.io/app/settings/api-keys",
    "facebook": "developers.facebook.com/apps: Settings > Basic > Reset app secret",
    "fastly": "manage.fastly.com/account/personal/tokens",
    "figma": "Figma: Settings > Security > Personal access tokens",
    "fly": "flyctl tokens list, flyctl tokens revoke",
    "github": "github.com/settings/tokens; of an app: github.com/settings/apps",
    "gitlab": "GitLab: Preferences > Access tokens; of a project: Settings > Access tokens, CI/CD",
    "google": "console.cloud.google.com/apis/credentials; of a user: myaccount.google.com/connections",
    "grafana": "Grafana: Administration > Service accounts; Cloud: Access policies",
    "groq": "console.groq.com/keys",
    "hashicorp": "vault token revoke <token>, or by its accessor",
    "heroku": "dashboard.heroku.com/account: API key > Regenerate",
    "hubspot": "HubSpot: Settings > Integrations > Private apps > Rotate",
    "huggingface": "huggingface.co/settings/tokens",
    "ibm": "cloud.ibm.com/iam/apikeys, or the service's credentials",
    "infisical": "Infisical: Project settings > Service tokens, or Machine identities",
    "intercom": "Intercom: Settings > Developers > your app > Authentication",
    "jfrog": "JFrog: Edit profile > Authentication settings, or Administration > Access tokens",
    "kubernetes": "delete the service account's token secret: kubectl delete secret <name>",
    "langfuse": "Langfuse: Project settings > API keys",
    "langsmith": "smith.langchain.com: Settings > API keys",
    "linear": "Linear: Settings > Security & access > Personal API keys",
    "linkedin": "linkedin.com/developers/apps: Auth > Generate a new client secret",
    "mailchimp": "Mailchimp: Profile > Extras > API keys",
    "mailgun": "app.mailgun.com: API security",
    "mapbox": "account.mapbox.com/access-tokens",
    "mistral": "console.mistral.ai/api-keys",
    "mongodb": "cloud.mongodb.com: Project access > API keys, Service accounts",
    "neon": "console.neon.tech: Account settings > API keys",
    "netlify": "app.netlify.com/user/applications",
    "newrelic": "one.newrelic.com/api-keys",
    "notion": "notion.so/profile/integrations: the integration's secret > Refresh",
    "npm": "npm: Account > Access tokens, or npm token revoke",
    "nuget": "nuget.org/account/apikeys",
    "nvidia": "build.nvidia.com/settings/api-keys",
    "okta": "Okta admin console: Security > API > Tokens",
    "openai": "platform.openai.com/api-keys",
    "openrouter": "openrouter.ai/settings/keys",
    "pagerduty": "PagerDuty: Integrations > API access keys",
    "paypal": "developer.paypal.com/dashboard/applications: the app's secret",
    "perplexity": "perplexity.ai/account/api/keys",
    "pinecone": "app.pinecone.io: API keys",
    "plaid": "dashboard.plaid.com/developers/keys: Rotate secret; access tokens: /item/access_token/invalidate",
    "planetscale": "PlanetScale: Settings > Passwords, Service tokens",
    "postman": "Postman: Settings > API keys",
    "pulumi": "app.pulumi.com/account/tokens",
    "pypi": "PyPI: Account settings > API tokens; remove the token, add a new one",
    "razorpay": "dashboard.razorpay.com: Account & settings > API keys > Regenerate",
    "replicate": "replicate.com/account/api-tokens",
    "resend": "resend.com/api-keys",
    "rubygems": "rubygems.org/profile/api_keys",
    "salesforce": "Salesforce: Setup > Session management; of an app: App manager > Rotate",
    "sendgrid": "app.sendgrid.com/settings/api_keys",
    "sentry": "sentry.io/settings/account/api/auth-tokens/",
    "shopify": "Shopify admin: Apps > Develop apps > API credentials > Rotate",
    "slack": "api.slack.com/apps: OAuth & permissions > Revoke; or call auth.revoke",
    "snyk": "app.snyk.io/account: Auth token > Revoke and regenerate",
    "sonar": "SonarQube: My account > Security > Revoke",
    "square": "developer.squareup.com/apps: Credentials > Replace",
    "stripe": "dashboard.stripe.com/apikeys: Roll key; webhooks: Roll secret",
    "supabase": "supabase.com/dashboard/account/tokens; of a project: Settings > API keys",
    "tailscale": "login.tailscale.com/admin/settings/keys",
    "teams": "Teams: the channel's connectors or workflows; delete the webhook",
    "telegram": "@BotFather: /revoke",
    "terraform": "app.terraform.io/app/settings/tokens",
    "twilio": "console.twilio.com: Account > API keys & tokens",
    "twitch": "dev.twitch.tv/console/apps: New secret; tokens: id.twitch.tv/oauth2/revoke",
    "twitter": "developer.x.com/en/portal: Keys and tokens > Regenerate",
    "typeform": "admin.typeform.com/user/tokens",
    "vercel": "vercel.com/account/settings/tokens",
    "wandb": "wandb.ai/authorize, or User settings > API keys",
    "xai": "console.x.ai: API keys",
    "yandex": "Yandex Cloud console: Service accounts > API keys; OAuth: passport.yandex.com",
    "zendesk": "Zendesk admin center: Apps and integrations > API tokens",
}
"""Of services with a page of their own; a path after `>` is what the menus are called."""

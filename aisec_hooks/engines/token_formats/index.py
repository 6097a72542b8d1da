"""What the tables of formats hold, so that a text without any of it needs none of them; a test keeps it true."""

from __future__ import annotations

CLOUD = (
    "1/ 4b1d AAAA ABIA ACCA AIza AKIA AKID AQVN ASIA AVNS_ CCDB1 HRKU- LTAI akab- amzn. amzn1. cfat_ cfk_ cfut_ "
    "dapi ddo_ ddp_ dnkey- doo_v dop_v dor_v dose eyJ fm1a_ fm1r_ fm2_ fo1_ logic. mdb_s napi_ nfb_ nfc_ nfo_ "
    "nfp_ nfu_ "
    "rnd_ sb_se sbp_ sha25 sig= t1. tk- tskey- v1. vca_ vci_ vck_ vcp_ vcr_ y0_ y1_ y2_ y3_ ya29.",
    "+ACR +ASt 7Q~ 8Q~ ABSKQmVkcm9ja0FQSUtleS ACDb AZDO AccountKey= AzCa AzFu AzSe FQoGZXIvYXdz FwoGZXIvYXdz "
    "GOCSPX- IQoJb3JpZ2lu JQQJ99 SharedAccessKey= bedrock-api-key- pscale_",
    "akamai alibaba alicloud aliyun atlas aws_secret awssecret b2 backblaze bluemix cloudflare confluent cosmos "
    "digitalocean do_spaces edgegrid fastly hcloud heroku hetzner ibm ibmcloud linode mongodb netlify ngrok oci "
    "oracle oraclecloud ovh qcloud railway scaleway scw secret_access_key secretaccesskey snowflake spaces "
    "tencent upstash vercel vultr watson yandex",
)
CODE_HOSTING = (
    "A3- AGE- AKCp API- ATBB BBDC- GR134 NF- PMAK- PMAT- _gitl bkua_ cio dckr_ dp. gho_ ghp_ ghr_ ghs_ ghu_ "
    "glcbt- gldt- glft- glimt- gloas- glpat- glptt- glrt- glwt- hvb. hvr. hvs. ico- npm_ ops_e oy2 pat. pnb_ pnu_ "
    "pul- pypi- rdme_ sat. sgp_ slk_ snyk_ sqa_ sqco_ sqp_ squ_ st.",
    ".atlasv1. ATATT3 ATCTT3 BUNDLE_ENTERPRISE__CONTRIBSYS__COM CCIPAT_ CCIPRJ_ CLOJARS_ apify_api_ cmVmdGtu "
    "django-insecure- github_pat_ glagent- glffct- glsoat- rubygems_",
    "app_key artifactory atlassian bitbucket bitwarden bw_clientsecret bws circle circleci cloudsmith codeberg "
    "codecov confluence coveralls drone droneci forgejo gitea github jfrog jira master_key packagist "
    "rails_master_key secret_key_base snyk sonar sonarcloud sonarqube travis travisci vault",
)
COMMERCE = (
    "AQE EAAA EZAK EZTK cs_ pdl_ ramp_ rk_li rk_pr rk_te rzp_l sk_li sk_pr sk_te sm_aa sm_pa sm_sa sq0at sq0cs sq0id",
    "$production$ $sandbox$ FLWSECK FLWSECK_TEST alchemy.com/v2/ duffel_ infura.io/v3/ shippo_ shpat_ shpca_ "
    "shppa_ shpss_ shptka_ whsec_",
    "bigcommerce binance bittrex blockfrost braintree bscscan bybit chargebee checkout coinbase etherscan etsy "
    "finicity finnhub freshbooks gocardless kraken kucoin lob mollie paypal paystack plaid polygonscan razorpay "
    "rzp squarespace",
)
MESSAGING = (
    "00D 3MVG9 EAA IGAA IGQ KEY MT Mj Mz ND NT Nj Nz OD OT SG. SK WPL_A act. cal_l cal_t chat. dG9r fio- hooks. "
    "key- md- mlsn. pat- pina_ re_ sl. tfp_ xapp- xoxa- xoxb- xoxc- xoxd- xoxe xoxo- xoxp- xoxr- xoxs-",
    "-us :AA AAAAAAAAAAAAAAAAAAAAAA discord.com/api/webhooks/ discordapp.com/api/webhooks/ "
    "webhook.office.com/webhookb2/ xkeysib- xsmtpsib-",
    "ably beamer box_client customer_io customerio discord facebook fb_app flickr freshdesk hapikey hubspot "
    "klaviyo mailgun mailjet matrix mattermost message_bird messagebird onesignal pipedrive plivo postmark praw "
    "pusher reddit rocket_chat rocketchat sendbird sparkpost spotify twilio twitch twitter x_api zendesk zoom",
)
MODELS = (
    "BSA api_o as- csk- e2b_ fc- fw_ gsk_ hf_ jina_ lsv2_ nvapi- pa- pcsk_ pplx- r8_ rpa_ sk- tgp_v tvly- xai-",
    "wandb_v1_",
    "ai21 assembly_ai assemblyai clarifai co_api_key cohere comet composio deepgram deepl eleven elevenlabs exa "
    "litellm mistral pinecone qdrant roboflow sambanova serp_api serpapi serper stability together togetherai "
    "wandb wcs weaviate xi-api xi_api",
)
OPERATIONS = (
    "CFPAT- NRAK- NRII- NRIQ- NRJS- cu_ dt0c0 dt0s0 figd_ figp_ glc_ glsa_ lin_a lin_o ntn_ p8e- phx_ pk_ s- sk. "
    "sk_li sk_te xaat- xapt-",
    "FFFFNRAL _mmk cnvca eyJrIjoi hcaik_ hcamk_ hcbik_ hcxik_ rootly_ sntrys_ sntryu_",
    "abuseipdb adafruit aio airbrake airtable algolia amplitude asana auth0 bugsnag clerk cloudinary contentful "
    "datadog dd-api dd-application dd_api dd_app elastic elasticsearch fitbit genius giphy here_api here_maps "
    "heremaps honeycomb imgur last_fm lastfm launchdarkly logdna loggly meili meilisearch meraki mezmo mixpanel "
    "monday news_api newsapi notion nytimes okta onelogin openweather openweathermap opsgenie optimizely owm "
    "pager_duty pagerduty rapidapi raygun rollbar sanity segment sentry shodan splunk statuspage storyblok strava "
    "stytch sumo sumologic themoviedb tmdb todoist trello typesense unsplash uptimerobot virustotal vt_api",
)

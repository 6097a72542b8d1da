"""Tokens of payment, shops, shipping, banking and crypto exchanges."""

from __future__ import annotations

from aisec_hooks.engines.token_formats.layout import Format, issued, near
from aisec_hooks.model import Confidence

_MEDIUM = Confidence.MEDIUM
_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_LIVE_OR_TEST = "sk_live_ sk_test_ sk_prod_ rk_live_ rk_test_ rk_prod_"

FORMATS: tuple[Format, ...] = (
    issued("stripe", "Stripe key", _LIVE_OR_TEST, r"[sr]k_(?:live|test|prod)_[A-Za-z0-9]{24,110}"),
    issued("stripe", "Stripe webhook secret", "whsec_", r"whsec_[A-Za-z0-9+/=]{32,64}"),
    issued("square", "Square token", "sq0atp- sq0csp- sq0idb-", r"sq0(?:csp|atp|idb)-[A-Za-z0-9_-]{22,60}"),
    issued("square", "Square access token", "EAAA", r"EAAA[A-Za-z0-9_-]{60}"),
    issued(
        "braintree",
        "Braintree access token",
        "$production$ $sandbox$",
        r"access_token\$(?:production|sandbox)\$[0-9a-z]{16}\$[0-9a-f]{32}",
        offsets=(12,),
    ),
    near("braintree", "Braintree private key", "braintree", r"[0-9a-f]{32}"),
    near("paypal", "PayPal client secret", "paypal", r"E[A-Za-z0-9_-]{79}"),
    issued(
        "adyen",
        "Adyen API key",
        "AQE",
        r"AQE[A-Za-z0-9+/]{40,250}={0,2}-[A-Za-z0-9+/]{40,60}={0,2}-[A-Za-z0-9,.<>{}()!#$%&*^?~+=:;|@_-]{6,40}",
    ),
    near("plaid", "Plaid secret", "plaid", r"[0-9a-f]{30}"),
    near("plaid", "Plaid access token", "plaid", rf"access-(?:sandbox|development|production)-{_UUID}"),
    issued(
        "shopify", "Shopify token", "shpat_ shpss_ shpca_ shppa_ shptka_", r"shp(?:at|ss|ca|pa|tka)_[0-9a-fA-F]{32}"
    ),
    issued("razorpay", "Razorpay key", "rzp_live_", r"rzp_live_[A-Za-z0-9]{14}", confidence=_MEDIUM),
    near("razorpay", "Razorpay secret", "razorpay rzp", r"[A-Za-z0-9]{24}"),
    issued("flutterwave", "Flutterwave secret key", "FLWSECK", r"FLWSECK(?:_TEST)?-[0-9a-zA-Z]{32}-X"),
    issued(
        "flutterwave", "Flutterwave encryption key", "FLWSECK_TEST", r"FLWSECK_TEST-?[0-9a-f]{12}", confidence=_MEDIUM
    ),
    near("paystack", "Paystack secret key", "paystack", r"sk_(?:live|test)_[0-9a-f]{40}"),
    near("gocardless", "GoCardless token", "gocardless", r"(?:live|sandbox)_[A-Za-z0-9_=-]{40}"),
    near("mollie", "Mollie API key", "mollie", r"(?:live|test)_[A-Za-z0-9]{30}"),
    near("lob", "Lob API key", "lob", r"(?:live|test)_[0-9a-f]{35}"),
    near("finicity", "Finicity credential", "finicity", r"[0-9a-f]{32}|[A-Za-z0-9]{20}"),
    near("checkout", "Checkout.com key", "checkout", r"sk_(?:sbox_)?[a-z0-9]{26,27}"),
    issued("paddle", "Paddle API key", "pdl_", r"pdl_(?:live|sdbx)_apikey_[a-z0-9]{26}_[A-Za-z0-9]{22}_[A-Za-z0-9]{3}"),
    near("chargebee", "Chargebee API key", "chargebee", r"(?:live|test)_[A-Za-z0-9]{30,33}"),
    issued("ramp", "Ramp client secret", "ramp_sec_", r"ramp_sec_[A-Za-z0-9]{48}"),
    near("coinbase", "Coinbase secret", "coinbase", r"[A-Za-z0-9]{32}|[A-Za-z0-9_-]{64}|[A-Za-z0-9+/]{86}=="),
    near("binance", "Binance secret key", "binance", r"[A-Za-z0-9]{64}"),
    near("kraken", "Kraken private key", "kraken", r"[A-Za-z0-9+/]{86}=="),
    near("kucoin", "KuCoin secret", "kucoin", _UUID),
    near("bittrex", "Bittrex secret", "bittrex", r"[0-9a-f]{32}"),
    near("bybit", "Bybit secret", "bybit", r"[A-Za-z0-9]{36}"),
    near("etherscan", "Etherscan API key", "etherscan bscscan polygonscan", r"[A-Z0-9]{34}"),
    issued("infura", "Infura project URL", "infura.io/v3/", r"infura\.io/v3/([0-9a-f]{32})", confidence=_MEDIUM),
    issued("alchemy", "Alchemy API URL", "alchemy.com/v2/", r"alchemy\.com/v2/([A-Za-z0-9_-]{32})", confidence=_MEDIUM),
    near("blockfrost", "Blockfrost project token", "blockfrost", r"(?:mainnet|testnet|preprod|preview)[A-Za-z0-9]{32}"),
    issued("settlemint", "SettleMint token", "sm_aat_ sm_pat_ sm_sat_", r"sm_[aps]at_[A-Za-z0-9]{16}"),
    issued("duffel", "Duffel token", "duffel_", r"duffel_(?:live|test)_[A-Za-z0-9_=-]{43}"),
    issued("easypost", "EasyPost API key", "EZAK EZTK", r"EZ[AT]K[A-Za-z0-9]{54}"),
    issued("shippo", "Shippo token", "shippo_", r"shippo_(?:live|test)_[0-9a-fA-F]{40}"),
    near("etsy", "Etsy API key", "etsy", r"[a-z0-9]{24}"),
    near("squarespace", "Squarespace token", "squarespace", _UUID),
    near("freshbooks", "FreshBooks token", "freshbooks", r"[A-Za-z0-9]{64}"),
    issued("woocommerce", "WooCommerce secret", "cs_", r"cs_[0-9a-f]{40}"),
    near("bigcommerce", "BigCommerce token", "bigcommerce", r"[a-z0-9]{31}"),
    near("finnhub", "Finnhub API key", "finnhub", r"[a-z0-9]{20}|[a-z0-9]{40}"),
)

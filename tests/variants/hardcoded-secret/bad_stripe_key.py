import stripe

stripe.api_key = "sk_live_{{alnum:24}}"  # finding


def charge(customer_id: str, cents: int) -> str:
    intent = stripe.PaymentIntent.create(customer=customer_id, amount=cents, currency="eur")
    return intent.id

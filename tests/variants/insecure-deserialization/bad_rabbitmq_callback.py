import pickle

import pika


def on_message(channel, method, properties, body):
    order = pickle.loads(body)  # finding
    print(f"Shipping order {order['id']}")
    channel.basic_ack(delivery_tag=method.delivery_tag)


def main() -> None:
    connection = pika.BlockingConnection(pika.ConnectionParameters("rabbitmq"))
    channel = connection.channel()
    channel.basic_consume(queue="orders", on_message_callback=on_message)
    channel.start_consuming()

import pickle

from kafka import KafkaConsumer


def consume_predictions() -> None:
    consumer = KafkaConsumer("predictions", bootstrap_servers=["kafka:9092"])
    for message in consumer:
        prediction = pickle.loads(message.value)  # finding
        print(prediction["label"], prediction["score"])


if __name__ == "__main__":
    consume_predictions()

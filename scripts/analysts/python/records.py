"""Copies what Kafka holds of some topics to a file."""

import json
import os
from uuid import uuid4

from confluent_kafka import Consumer, KafkaError, KafkaException, TopicPartition

SECONDS = 10  # to wait for an answer of a broker


def copy_records(topics, file, env=os.environ):
    """Writes every record that the topics hold now to a file, one line of JSON each: topic, key, value.

    Returns the topics that Kafka refuses to this user. Nothing is committed: the next run begins at the first record again.
    """
    prefix = env.get("KAFKA_TOPIC_PREFIX", "")
    problems = []
    consumer = Consumer(settings(env, prefix), error_cb=problems.append)
    try:
        refused, ends = find_ends(consumer, [prefix + topic for topic in topics])
        consumer.assign([TopicPartition(topic, number, 0) for topic, number in ends])
        with open(file, "w", encoding="utf-8") as out:
            while ends:
                message = consumer.poll(1)
                if message is None:
                    stop_on(problems)
                    continue
                if message.error():
                    raise KafkaException(message.error())
                place = (message.topic(), message.partition())
                if place not in ends:
                    continue  # written after the start: not ours to read
                value = message.value()
                record = {
                    "topic": message.topic()[len(prefix) :],
                    "key": message.key().decode(),
                    "value": None if value is None else value.decode(),
                }
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
                if message.offset() >= ends[place]:
                    del ends[place]
        return [topic[len(prefix) :] for topic in refused]
    except KafkaException:
        consumer.poll(0)  # hands over what the client knows: of a wrong password the exception says only that nobody answered
        stop_on(problems)
        raise
    finally:
        consumer.close()


def find_ends(consumer, topics):
    """The topics that are refused, and the last record of each partition of the others as it is now.

    Kafka never compacts the newest segment, so that record stays readable.
    """
    refused, ends = [], {}
    for topic in topics:
        found = consumer.list_topics(topic, timeout=SECONDS).topics[topic]
        if found.error and found.error.code() == KafkaError.TOPIC_AUTHORIZATION_FAILED:
            refused.append(topic)
            continue
        if found.error:
            raise ValueError(f"{topic}: {found.error}")
        for number in found.partitions:
            low, high = consumer.get_watermark_offsets(TopicPartition(topic, number), timeout=SECONDS)
            if low != high:
                ends[topic, number] = high - 1
    return refused, ends


def settings(env, prefix):
    """The settings that the services have, too. A certificate authority of your own: NODE_EXTRA_CA_CERTS."""
    if not env.get("KAFKA_BROKERS"):
        raise ValueError("KAFKA_BROKERS is not set: name the brokers as host:port,host:port, or give --records FILE")
    tls, user = env.get("KAFKA_TLS") == "true", env.get("KAFKA_USERNAME")
    login = {"sasl.mechanism": "SCRAM-SHA-512", "sasl.username": user, "sasl.password": env.get("KAFKA_PASSWORD", "")}
    return {
        "bootstrap.servers": env["KAFKA_BROKERS"],
        "client.id": "analyst",
        # The rights of analysts are for groups of this name.
        "group.id": f"{prefix}analyst-{uuid4()}",
        "enable.auto.commit": False,
        "auto.offset.reset": "earliest",
        "security.protocol": ("SASL_" if user else "") + ("SSL" if tls else "PLAINTEXT"),
        "log_level": 0,  # what fails is raised
        **(login if user else {}),
        **({"ssl.ca.location": env["NODE_EXTRA_CA_CERTS"]} if tls and env.get("NODE_EXTRA_CA_CERTS") else {}),
    }


def stop_on(problems):
    """The client tries for ever; a wrong password is no better the next time."""
    for problem in problems:
        if problem.code() in (KafkaError._AUTHENTICATION, KafkaError._ALL_BROKERS_DOWN):
            raise ValueError(problem.str())

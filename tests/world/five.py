"""The five settings that connect an app."""

FIVE = {
    "WECOM_CORP_ID": "wx5823bf96d3bd56c7",
    "WECOM_AGENT_ID": "1000002",
    "WECOM_SECRET": "s3cret-s3cret",
    "WECOM_TOKEN": "QDG6eK",
    "WECOM_ENCODING_AES_KEY": "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C",
}

# Snapshots and expected words are in Dutch unless a test says otherwise.
options(akkoord.lang = "nl")

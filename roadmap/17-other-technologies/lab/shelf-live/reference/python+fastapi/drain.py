import uvicorn


class Server(uvicorn.Server):
    """uvicorn's orderly end waits for all answers; those that never end are ended first."""

    def __init__(self, config, end_streams):
        super().__init__(config)
        self.end_streams = end_streams

    def handle_exit(self, sig, frame):
        self.end_streams()
        super().handle_exit(sig, frame)

    def run(self):
        try:
            super().run()
        except KeyboardInterrupt:  # Ctrl-C, once all has ended
            pass

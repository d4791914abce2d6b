# The web process, the worker and the command line: one image. Started as such it is the web process.
# It holds no setting and no secret: they come from the environment, see docs/operate.md.
FROM python:3.12-slim-bookworm

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /app

# Wheels alone, each with its hash: nothing is compiled, and the layer is made anew only when a version changes.
COPY requirements.txt ./
RUN python -m pip install --no-cache-dir --disable-pip-version-check --require-hashes --only-binary :all: -r requirements.txt

COPY crypto/ crypto/
COPY bot/ bot/
COPY commands/ commands/
COPY sandbox/ sandbox/
COPY wsgi.py gunicorn.conf.py ./

# The code stays root's: the account that runs it can change nothing but VAR_DIR.
RUN useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin app \
 && install --directory --owner=app --group=app --mode=0700 /var/lib/interviews
ENV BIND=0.0.0.0 PORT=8000 VAR_DIR=/var/lib/interviews
USER 10001:10001
EXPOSE 8000

# http.client, because urllib would ask a proxy that the environment names.
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s \
  CMD ["python", "-c", "import http.client, os, sys; web = http.client.HTTPConnection('127.0.0.1', int(os.environ['PORT']), timeout=3); web.request('GET', '/healthz'); sys.exit(web.getresponse().status != 200)"]

# Run it with --init (compose.yaml does): a first process that reaps what others leave.
CMD ["python", "-m", "gunicorn", "-c", "gunicorn.conf.py", "wsgi:app"]

# shellcheck shell=sh
# Builds one commit and pushes it under the commit's name, or under another tag. The digest of what was pushed is left for the next step.
set -eu
tag=${TAG:-$COMMIT}
tmp=${TMPDIR:-/tmp}
case $COMMIT in
  *[!0-9a-f]* | '') echo "not a commit: $COMMIT" >&2; exit 2 ;;
esac

# The commit is in a folder already, or the builder fetches it.
if [ -n "${FOLDER:-}" ]; then
  context=$FOLDER${CONTEXT:+/$CONTEXT}
  set -- build --local "context=$context" --local "dockerfile=$context"
else
  set -- build --opt "context=$REPOSITORY#$COMMIT${CONTEXT:+:$CONTEXT}"
fi
set -- "$@" \
  --frontend dockerfile.v0 \
  --opt "filename=$DOCKERFILE" \
  --opt "label:org.opencontainers.image.revision=$COMMIT" \
  --output "type=image,name=$IMAGE:$tag,push=true" \
  --import-cache "type=registry,ref=$IMAGE:buildcache" \
  --export-cache "type=registry,ref=$IMAGE:buildcache,mode=max,ignore-error=true" \
  --metadata-file "$tmp/build.json"
if [ -n "${TARGET:-}" ]; then
  set -- "$@" --opt "target=$TARGET"
fi
if [ -n "${GIT_AUTH_TOKEN:-}" ]; then
  set -- "$@" --secret id=GIT_AUTH_TOKEN,env=GIT_AUTH_TOKEN
fi
# One argument of the build a line: NAME=value.
if [ -n "${BUILD_ARGUMENTS:-}" ]; then
  while IFS= read -r argument; do
    set -- "$@" --opt "build-arg:$argument"
  done <<END
$BUILD_ARGUMENTS
END
fi

buildctl-daemonless.sh "$@"
sed -n 's/.*"containerimage\.digest": *"\(sha256:[0-9a-f]\{64\}\)".*/\1/p' "$tmp/build.json" >"$tmp/digest"
if ! [ -s "$tmp/digest" ]; then
  echo "the build said no digest" >&2
  exit 1
fi

# shellcheck shell=sh
# Builds one commit with the Docker of the node and pushes it once. The digest of what was pushed is left for the next step.
set -eu
tag=${TAG:-$COMMIT}
tmp=${TMPDIR:-/tmp}
context=$FOLDER${CONTEXT:+/$CONTEXT}
case $COMMIT in
  *[!0-9a-f]* | '') echo "not a commit: $COMMIT" >&2; exit 2 ;;
esac

set -- build --pull \
  --file "$context/$DOCKERFILE" \
  --label "org.opencontainers.image.revision=$COMMIT" \
  --tag "$IMAGE:$tag"
if [ -n "${TARGET:-}" ]; then
  set -- "$@" --target "$TARGET"
fi
# One argument of the build a line: NAME=value.
if [ -n "${BUILD_ARGUMENTS:-}" ]; then
  while IFS= read -r argument; do
    set -- "$@" --build-arg "$argument"
  done <<END
$BUILD_ARGUMENTS
END
fi

docker "$@" "$context"
docker push "$IMAGE:$tag" >"$tmp/pushed"
cat "$tmp/pushed"
# The node keeps what it runs, and not what was only built on it.
docker image rm "$IMAGE:$tag" >/dev/null || true
sed -n 's/.*digest: \(sha256:[0-9a-f]\{64\}\) .*/\1/p' "$tmp/pushed" >"$tmp/digest"
if ! [ -s "$tmp/digest" ]; then
  echo "the push said no digest" >&2
  exit 1
fi

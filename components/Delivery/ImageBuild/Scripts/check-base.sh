# shellcheck shell=sh
# Refuses an image that is built from itself: nothing of it is ever fresh, and an empty registry cannot build it.
set -eu
file=$FOLDER${CONTEXT:+/$CONTEXT}/$DOCKERFILE
if ! [ -f "$file" ]; then
  echo "the commit has no file ${CONTEXT:+$CONTEXT/}$DOCKERFILE" >&2
  exit 1
fi

# Docker Hub need not be named.
short=${IMAGE#docker.io/}
name=$(printf '%s' "${short#index.docker.io/}" | sed 's/[.]/\\./g')
if grep -niE "^[[:space:]]*(FROM|ARG|COPY)[[:space:]].*" "$file" \
  | grep -E "[=[:space:]\"'](index\.docker\.io/|docker\.io/)?$name([:@[:space:]\"']|\$)" >&2; then
  echo "$IMAGE is built from itself: name what it is based on" >&2
  exit 1
fi

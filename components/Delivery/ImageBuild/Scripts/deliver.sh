# shellcheck shell=sh
# Writes the new image into the file that says what runs, and nothing else: a commit on the branch, or a pull request.
set -eu
new=$IMAGE:${TAG:-$COMMIT}@$DIGEST
tmp=${TMPDIR:-/tmp}

# The token is handed over by git's own question, so that it stands in no address, no argument and no log.
cat >"$tmp/askpass" <<'END'
#!/bin/sh
case $1 in
  Username*) printf '%s\n' "$GIT_USER" ;;
  *) printf '%s\n' "$GIT_TOKEN" ;;
esac
END
chmod 700 "$tmp/askpass"
export GIT_ASKPASS="$tmp/askpass" GIT_TERMINAL_PROMPT=0 HOME="$tmp"

attempt=0
while :; do
  cd "$tmp"
  rm -rf "$tmp/work"
  git clone --quiet --depth 1 --branch "$BRANCH" "$REPOSITORY" "$tmp/work"
  cd "$tmp/work"
  if ! [ -f "$FILE" ] || [ -L "$FILE" ]; then
    echo "$REPOSITORY has no file $FILE on $BRANCH" >&2
    exit 1
  fi

  # The image with any tag and digest, whole: not a longer name that ends or begins alike.
  name=$(printf '%s' "$IMAGE" | sed 's/[.]/\\./g')
  sed -E "s#(^|[^A-Za-z0-9._/-])$name:[A-Za-z0-9_][A-Za-z0-9_.-]*(@sha256:[0-9a-f]{64})?([^A-Za-z0-9_.@:/-]|\$)#\\1$new\\3#" \
    "$FILE" >"$tmp/changed"
  cat "$tmp/changed" >"$FILE"
  changed=$(git diff --numstat | awk '{ added += $1; removed += $2 } END { printf "%d %d", added, removed }')
  case $changed in
    '0 0')
      if grep -qF "$new" "$FILE"; then
        echo "$FILE says $new already"
        exit 0
      fi
      echo "$FILE does not name $IMAGE with a tag: there is nothing to change" >&2
      exit 1
      ;;
    '1 1') ;;
    *)
      echo "$FILE names $IMAGE in more than one line ($changed): which one is meant cannot be told" >&2
      exit 1
      ;;
  esac

  git -c "user.name=$AUTHOR_NAME" -c "user.email=$AUTHOR_EMAIL" commit --quiet --all --message "Run $IMAGE at $COMMIT"
  if [ "$MODE" = pull-request ]; then
    git push --quiet --force origin "HEAD:refs/heads/$PULL_REQUEST_BRANCH"
    break
  fi
  # Someone else may have pushed meanwhile: the change is made again on what they left.
  if git push --quiet origin "HEAD:refs/heads/$BRANCH"; then
    break
  fi
  attempt=$((attempt + 1))
  if [ "$attempt" -ge 5 ]; then
    echo "$BRANCH could not be pushed to five times" >&2
    exit 1
  fi
  sleep "$attempt"
done

if [ "$MODE" = pull-request ]; then
  printf '{"title":"Run %s at %s","head":"%s","base":"%s","body":"Built from commit %s."}' \
    "$IMAGE" "$COMMIT" "$PULL_REQUEST_BRANCH" "$BRANCH" "$COMMIT" >"$tmp/request"
  if wget -q -O "$tmp/answer" --header "Authorization: Bearer $GIT_TOKEN" --header 'Accept: application/vnd.github+json' \
    --post-file "$tmp/request" "$API/pulls" 2>"$tmp/error"; then
    echo 'opened a pull request'
  # Unprocessable: there is one for the branch already, which has the new commit now.
  elif grep -q 422 "$tmp/error"; then
    echo 'the pull request is open already'
  else
    cat "$tmp/error" >&2
    exit 1
  fi
fi

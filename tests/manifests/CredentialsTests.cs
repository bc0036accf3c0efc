using System.Diagnostics;
using Infra.Diff;
using Infra.Wording;

namespace Infra.Tests;

/// <summary>Passwords in addresses, and what looks like them.</summary>
public sealed class CredentialsTests
{
    [Theory]
    [InlineData("https://user:HuNtEr2@mirror.example.com/x", "https://(secret)@mirror.example.com/x")]
    [InlineData("https://HuNtEr2@mirror.example.com/", "https://(secret)@mirror.example.com/")]
    [InlineData("https://HuNtEr2:@mirror.example.com/", "https://(secret)@mirror.example.com/")]
    [InlineData("https://HuNtEr2:x-oauth-basic@github.com/a/b", "https://(secret)@github.com/a/b")]
    [InlineData("https://user:Hu@NtEr2@mirror.example.com/x", "https://(secret)@mirror.example.com/x")]
    [InlineData("https://user:Hu/NtEr2@mirror.example.com/x", "https://(secret)@mirror.example.com/x")]
    [InlineData("https://user:HuNtEr2@[2001:db8::1]:8443/x", "https://(secret)@[2001:db8::1]:8443/x")]
    [InlineData("oci://user:HuNtEr2@registry.example.com/charts", "oci://(secret)@registry.example.com/charts")]
    [InlineData("git+https://HuNtEr2@git.example.com/a.git?ref=main", "git+https://(secret)@git.example.com/a.git?ref=main")]
    [InlineData("HTTPS://user:HuNtEr2@MIRROR.example.com", "HTTPS://(secret)@MIRROR.example.com")]
    [InlineData("jdbc:postgresql://db/app?user=app&password=HuNtEr2", "jdbc:postgresql://db/app?user=app&password=(secret)")]
    [InlineData("postgres://app:HuNtEr2@db:5432/app?sslmode=require", "postgres://(secret)@db:5432/app?sslmode=require")]
    [InlineData("redis://:HuNtEr2@cache:6379/0", "redis://(secret)@cache:6379/0")]
    [InlineData("mongodb+srv://app:HuNtEr2@db.example.com", "mongodb+srv://(secret)@db.example.com")]
    [InlineData("https://mirror.example.com/x?token=HuNtEr2&a=b", "https://mirror.example.com/x?token=(secret)&a=b")]
    [InlineData("https://mirror.example.com/x?a=b&access_token=HuNtEr2", "https://mirror.example.com/x?a=b&access_token=(secret)")]
    [InlineData("https://mirror.example.com/x?X-Amz-Signature=HuNtEr2", "https://mirror.example.com/x?X-Amz-Signature=(secret)")]
    [InlineData("https://mirror.example.com/x?sig=HuNtEr2", "https://mirror.example.com/x?sig=(secret)")]
    [InlineData("Server=db;Database=app;Password=HuNtEr2;", "Server=db;Database=app;Password=(secret);")]
    [InlineData("user:HuNtEr2@registry.example.com/app:1.0", "(secret)@registry.example.com/app:1.0")]
    [InlineData("user:HuNtEr2@registry.example.com", "(secret)@registry.example.com")]
    [InlineData("app:HuNtEr2@tcp(db:3306)/app", "(secret)@tcp(db:3306)/app")]
    [InlineData("HuNtEr2@registry.example.com/app:1.0", "(secret)@registry.example.com/app:1.0")]
    [InlineData("HuNtEr2@localhost:5000/app:1.0", "(secret)@localhost:5000/app:1.0")]
    [InlineData("ghp_0123456789abcdefghijklmnopqrstuvwxyz", "(secret)")]
    [InlineData("see https://a:HuNtEr2@b.example.com and https://c:HuNtEr2@d.example.com",
        "see https://(secret)@b.example.com and https://(secret)@d.example.com")]
    public void A_password_in_an_address_is_found_and_masked(string text, string shown)
    {
        Assert.True(Credentials.StandIn(text));
        Assert.Equal(shown, Credentials.Masked(text));
        Assert.DoesNotContain("HuNtEr2", Masking.Of(text, secret: false), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://mirror.example.com:8443/x")]
    [InlineData("https://cdn.example.com:8443/@scope/package")]
    [InlineData("https://unpkg.com/package@1.2.3/x")]
    [InlineData("https://git@github.com/a/b.git")]
    [InlineData("ssh://git@github.com/a/b.git")]
    [InlineData("git@github.com:a/b.git")]
    [InlineData("postgres://app@db:5432/app")]
    [InlineData("postgres://app:$(DB_PASSWORD)@db:5432/app")]
    [InlineData("postgres://app:${DB_PASSWORD}@db:5432/app")]
    [InlineData("https://user:<password>@mirror.example.com")]
    [InlineData("https://user:{{ .Values.password }}@mirror.example.com")]
    [InlineData("ops@example.com")]
    [InlineData("mailto:ops@example.com")]
    [InlineData("serviceAccount:app@project.iam.gserviceaccount.com")]
    [InlineData("example.com/app:1.0@sha256:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("registry.example.com:5000/app@sha256:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("https://example.com/search?q=token&page=2")]
    [InlineData("https://example.com/?token=$TOKEN")]
    [InlineData("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA user@host")]
    [InlineData("arn:aws:iam::123456789012:role/app")]
    [InlineData("/home/app/.kube/config")]
    public void What_only_looks_like_one_stays(string text)
    {
        Assert.False(Credentials.StandIn(text));
        Assert.Equal(text, Credentials.Masked(text));
    }

    [Theory]
    [InlineData("apiVersion: v1\nkind: Config\nusers: [{name: a, user: {token: HuNtEr2}}]", true)]
    [InlineData("apiVersion: v1\nkind: Config\nusers:\n- name: a\n  user:\n    client-key-data: SHVOdEVyMg==\n", true)]
    [InlineData("{\"kind\":\"Config\",\"users\":[{\"user\":{\"password\":\"HuNtEr2\"}}]}", true)]
    [InlineData("apiVersion: v1\nkind: Config\nusers:\n- name: a\n  user:\n    exec: {command: aws, args: [eks, get-token]}\n", false)]
    public void A_kubeconfig_is_one_where_it_holds_a_key_and_not_only_a_command(string text, bool held) =>
        Assert.Equal(held, Credentials.StandIn(text));

    [Theory]
    [InlineData("{\"user\": \"app\", \"password\": \"HuNtEr2 x\"}", "{\"user\": \"app\", \"password\": \"(secret)\"}")]
    [InlineData("DB_PASS=HuNtEr2 ./serve", "DB_PASS=(secret) ./serve")]
    [InlineData("redis-server --requirepass HuNtEr2 --port 1", "redis-server --requirepass (secret) --port 1")]
    [InlineData("Authorization: Bearer HuNtEr2-0123456789", "Authorization: Bearer (secret)")]
    [InlineData("a: 1\npassword: HuNtEr2\nb: 2", "a: 1\npassword: (secret)\nb: 2")]
    [InlineData("requirepass HuNtEr2", "requirepass (secret)")]
    [InlineData("it uses basic authentication and a token", "it uses basic authentication and a token")]
    [InlineData("compass: north", "compass: north")]
    [InlineData("password=$(DB_PASSWORD)", "password=$(DB_PASSWORD)")]
    public void A_secret_in_a_text_is_masked_where_a_comparison_shows_it(string text, string shown) =>
        Assert.Equal(shown, Masking.Of(text, secret: false));

    [Fact]
    public void Masking_takes_as_long_as_the_text_whatever_is_in_it()
    {
        var clock = Stopwatch.StartNew();
        foreach (var piece in new[] { "a", "a:", "://a:b", "token", "@", "a@b", "https://", "-password ", "eyJ", "?token=" })
            _ = Masking.Of(string.Concat(Enumerable.Repeat(piece, 200_000 / piece.Length)), secret: false);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"{clock.Elapsed}");
    }
}

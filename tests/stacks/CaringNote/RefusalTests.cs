using Infra.Diagnostics;

namespace Infra.Stacks.Tests.CaringNote;

/// <summary>What the stack files of Caring Note cannot say, and where the refusal points.</summary>
public sealed class RefusalTests
{
    private const string Prod = "caringnote-prod";
    private const string Staging = "caringnote-staging";

    [Theory]
    [InlineData("{ name: keycloak, owner: keycloak }\n",
        "{ name: keycloak, owner: keycloak }\n      - { name: caring_note, owner: keycloak }\n",
        "infra:postgres.databases", "INF0203")]
    [InlineData("      - name: keycloak\n", "      - name: keycloak\n      - name: caring_note\n", "infra:postgres.roles", "INF0203")]
    [InlineData("owner: caring_note_staging }", "owner: nobody }", "infra:postgres.databases[1].owner", null)]
    [InlineData("      - { name: keycloak, owner: keycloak }\n", "", "infra:postgres.databases", null)]
    [InlineData("infra:database: caring_note", "infra:database: notes", "infra:database.database", null)]
    [InlineData("infra:database: caring_note", "infra:database: keycloak", "infra:database.database", null)]
    [InlineData("instances: { one: { reason: there is one machine; backups are outside of it } }",
        "instances: { replicated: { instances: 1 } }",
        "infra:postgres.instances.replicated.instances", null)]
    [InlineData("    version: 16\n", "    version: 15\n    upgradeFrom: 16\n", "infra:postgres.version", null)]
    [InlineData("      - name: caring_note\n", "      - name: caring_note\n        password: { settings: { value: hunter22hunter22 } }\n",
        "infra:postgres.roles[0].password", null)]
    [InlineData("      - name: caring_note\n", "      - name: postgres\n", "infra:postgres.roles[0].name", null)]
    [InlineData("    path: /keycloak\n", "    path: /keycloak\n    options: { db-password: hunter22hunter22 }\n",
        "infra:keycloak.options.db-password", null)]
    [InlineData("    path: /keycloak\n", "    path: /keycloak\n    database: { name: postgres }\n", "infra:keycloak.database", "INF0106")]
    [InlineData("""redirectUris: ["https://caringnote.co.kr/*"]""", """redirectUris: ["*"]""", "infra:realm.clients[0].redirectUris[0]",
        null)]
    [InlineData("""redirectUris: ["https://caringnote.co.kr/*"]""", """redirectUris: ["https://*.caringnote.co.kr/"]""",
        "infra:realm.clients[0].redirectUris[0]", null)]
    [InlineData("      - id: caringnote-staging\n", "      - id: caringnote\n", "infra:realm.clients", null)]
    [InlineData("    mail: { host: smtp.example.com, from: ops@example.com }\n", "", "infra:realm.verifyEmail", null)]
    [InlineData(":26.7.3@sha256:0000000000000000000000000000000000000000000000000000000000000000", ":latest", "infra:keycloak.image", null)]
    [InlineData("caring-note-api:848a52e06f2d8cdc4bf42ab12cd69f49eb94b5b5", "caring-note-api:latest", "infra:images.api", null)]
    [InlineData("caring-note-web:249e291f78dc893b1312e74b84d81ef386ae1652", "caring-note-web:v1.2.0", "infra:images.web", null)]
    [InlineData("caring-note-api:848a52e06f2d8cdc4bf42ab12cd69f49eb94b5b5", "caring-note-api:848a52e", "infra:images.api", null)]
    [InlineData("      resources: { cpu: 500m, memory: 1536Mi }\n",
        "      resources: { cpu: 500m, memory: 1536Mi }\n      scale: { fixed: 2 }\n",
        "infra:apps.api.scale", "INF0208")]
    [InlineData("      resources: { cpu: 500m, memory: 1536Mi }\n",
        "      resources: { cpu: 500m, memory: 1536Mi }\n      volumeSize: 1Gi\n      rollout: { maxSurge: 25% }\n",
        "infra:apps.api.rollout", null)]
    [InlineData("resources: { cpu: 500m, memory: 1536Mi }", "resources: { cpu: 500m, memory: 1Gi }", "infra:apps.api.resources.memory",
        "INF0118")]
    [InlineData("      hosts: [caringnote.co.kr]\n", "      hosts: []\n", "infra:apps.web.hosts", null)]
    [InlineData("      hostPorts: true # nothing", "      hostPorts: true\n      nodePorts: { http: 30080, https: 30443 } # nothing",
        "infra:cluster.kubeadm.hostPorts", null)]
    [InlineData("  infra:zone:", "  infra:edge: { traefik: {} }\n  infra:zone:", "infra:edge", null)]
    [InlineData("  infra:zone:", "  infra:edge: { ingressNginx: {} }\n  infra:zone:", "infra:edge", null)]
    public void Production_refuses_it_and_says_where(string text, string replacement, string place, string? code) =>
        Refused(Prod, text, replacement, place, code);

    [Theory]
    [InlineData("infra:database: caring_note_staging", "infra:database: caring_note", "infra:database.database", "INF0203")]
    [InlineData("infra:database: caring_note_staging", "infra:database: keycloak", "infra:database.database", "INF0203")]
    [InlineData("infra:database: caring_note_staging", "infra:database: notes", "infra:database.database", null)]
    [InlineData("infra:database: caring_note_staging", "infra:database: { database: caring_note_staging, role: nobody }",
        "infra:database.role", null)]
    [InlineData("  infra:profile: staging\n", "  infra:profile: staging\n  infra:realm: { realm: caringnote }\n", "infra:realm", null)]
    [InlineData("959320a99d1515fa7e65accaeb1965ce7c9dd8cf", "latest", "infra:images.api", null)]
    public void Staging_refuses_it_and_says_where(string text, string replacement, string place, string? code) =>
        Refused(Staging, text, replacement, place, code);

    [Fact]
    public void Backups_without_a_bucket_are_refused()
    {
        var bucket = """
              infra:backups:
                bucket: caring-note-backups
                region: kr-central-2
                endpoint: https://objectstorage.kr-central-2.kakaocloud.com

            """;
        Refused(Prod, bucket, "", "infra:backups", "INF0102");
    }

    [Fact]
    public void A_Keycloak_that_is_older_than_its_operator_is_refused()
    {
        const string pinned = ":26.7.3@sha256:0000000000000000000000000000000000000000000000000000000000000000";
        var refused = Assert.Throws<RefusedException>(() => Runs.With(Prod, (Prod, pinned, ":26.0.8")));

        Assert.Equal(["INF0209 Keycloak keycloak, Image"], refused.Diagnostics.Select(problem => $"{problem.Code.Id} {problem.Where}"));
    }

    private static void Refused(string stack, string text, string replacement, string place, string? code)
    {
        var refused = Assert.Throws<RefusedException>(() => Runs.With(stack, (stack, text, replacement)));

        Assert.Contains(refused.Diagnostics, problem => problem.Where.StartsWith($"stack {stack}, {place}", StringComparison.Ordinal)
            && (code is null || problem.Code.Id == code) && problem.At is not null);
        Assert.DoesNotContain("hunter22", refused.ToString(), StringComparison.Ordinal);
    }
}

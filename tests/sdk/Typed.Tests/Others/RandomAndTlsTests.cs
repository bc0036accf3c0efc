using Pulumi;
using Pulumi.Random;
using Pulumi.Tls;
using Pulumi.Tls.Inputs;

namespace Infra.Sdk.Typed.Tests.Others;

public sealed class RandomAndTlsTests
{
    [Fact]
    public async Task A_password_arrives_with_its_length_and_gives_back_its_result()
    {
        var made =
            await Recorder.OnlyResourceAsync(() => new RandomPassword("db", new RandomPasswordArgs { Length = 32, Special = false }));
        var result = await Outputs.ReadAsync(() => new RandomPassword("db", new RandomPasswordArgs { Length = 32 }).Result,
            new() { ["result"] = "made" });

        Assert.Equal("random:index/randomPassword:RandomPassword", made.Type);
        Assert.Equal("{length: 32, special: false}", Plain.Text(made.Inputs));
        Assert.Equal("made", result);
    }

    [Fact]
    public async Task A_length_is_required()
    {
        var failure =
            await Assert.ThrowsAnyAsync<Exception>(() => Recorder.RunAsync(() => new RandomPassword("db", new RandomPasswordArgs())));

        Assert.Contains("Pulumi.Random.RandomPasswordArgs", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_self_signed_certificate_arrives_with_its_subject_and_keeps_its_key_secret()
    {
        static SelfSignedCertArgs Args() => new()
        {
            PrivateKeyPem = "not told",
            ValidityPeriodHours = 24,
            AllowedUses = { "server_auth" },
            Subject = new SelfSignedCertSubjectArgs { CommonName = "example.com" },
        };
        var made = await Recorder.OnlyResourceAsync(() => new SelfSignedCert("x", Args()));

        Assert.Equal("tls:index/selfSignedCert:SelfSignedCert", made.Type);
        Assert.Equal(
            """{allowedUses: ["server_auth"], privateKeyPem: "not told", subject: {commonName: "example.com"}, validityPeriodHours: 24}""",
            Plain.Text(made.Inputs));
        Assert.True(await Outputs.IsSecretAsync(() => Args().PrivateKeyPem!.ToOutput()));
    }
}

namespace Infra.Components.Networks;

/// <summary>Arguments of <see cref="Bastion"/>.</summary>
public sealed record BastionArgs : IChecked
{
    /// <summary>The network. The machine is in the public subnet of its first zone.</summary>
    public required Vpc Network { get; init; }

    /// <summary>The networks that may connect by SSH. At least one; the whole internet is refused.</summary>
    [Address(AddressForms.Network)]
    public required IReadOnlyList<string> SshFrom { get; init; }

    /// <summary>The public keys that may log in. At least one.</summary>
    [Matches("(ssh-ed25519|ecdsa-sha2-nistp[0-9]+|ssh-rsa|sk-[-a-z0-9@.]+) [A-Za-z0-9+/]+=*( .*)?",
        "a public key such as ssh-ed25519 AAAA... ops")]
    public required IReadOnlyList<string> AuthorizedKeys { get; init; }

    /// <summary>
    /// The image's id, of a Linux with cloud-init. Images are settings: asking AWS for the newest would tie a preview to the day.
    /// </summary>
    [Matches("ami-([0-9a-f]{8}|[0-9a-f]{17})", "an image such as ami-0123456789abcdef0")]
    public required string Image { get; init; }

    /// <summary>The instance type. Default: t3.micro.</summary>
    [Matches("[a-z0-9-]+[.][a-z0-9-]+", "an instance type such as t3.micro")]
    public string InstanceType { get; init; } = "t3.micro";

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(SshFrom.Count == 0, Codes.Empty, nameof(SshFrom), null, "at least one network", "add the administrators' networks");
        problems.AddIf(AuthorizedKeys.Count == 0, Codes.Empty, nameof(AuthorizedKeys), null, "at least one public key",
            "add the administrators' keys");
        problems.AddDuplicates(Codes.DuplicateName, nameof(SshFrom), SshFrom);
        for (var i = 0; i < SshFrom.Count; i++)
        {
            problems.AddIf(Internet.Covers(SshFrom[i]), Codes.OpenToTheWorld, Problems.Item(nameof(SshFrom), i), SshFrom[i],
                "networks of the machines' administrators", "list those networks");
        }
    }
}

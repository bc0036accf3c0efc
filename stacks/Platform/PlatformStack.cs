using System.Collections.Immutable;
using Pulumi;

namespace Infra.Stacks;

/// <summary>A stack on a platform, its own or another stack's, and what it hands out. A system's class says what runs there.</summary>
public abstract class PlatformStack : Stack
{
    /// <summary>Makes the platform, or attaches to it.</summary>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="options">What the deployment gives to its stack.</param>
    protected PlatformStack(PlatformSettings settings, StackOptions options)
        : base(options)
    {
        Platform = new Platform(settings);
    }

    // The outputs are read when the constructors are done: by then everything that the platform shares is known.

    /// <summary>The names that attached stacks need.</summary>
    [Output(Platform.Output)]
    public Output<ImmutableDictionary<string, string>> PlatformNames => Platform.Export();

    /// <summary>The kubeconfig of a cluster that this stack makes; a secret. Null where the cluster existed.</summary>
    [Output(Platform.KubeconfigOutput)]
    public Output<string?> Kubeconfig => Platform.Kubeconfig;

    /// <summary>The public addresses that hosts are to be pointed at, where a cloud gave them. Empty elsewhere.</summary>
    [Output("addresses")]
    public Output<ImmutableArray<string>> Addresses => Platform.Addresses;

    /// <summary>
    /// What a restore of a cluster that this stack makes needs beside its backup, by name; secrets. Keep a copy where the stack's state is
    /// not.
    /// </summary>
    [Output("recoveryKeys")]
    public Output<ImmutableDictionary<string, string>> RecoveryKeys => Platform.RecoveryKeys;

    /// <summary>What the system stands on.</summary>
    protected Platform Platform { get; }
}

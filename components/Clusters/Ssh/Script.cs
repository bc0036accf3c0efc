using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Infra.Components.Clusters;

/// <summary>
/// A shell script that a machine reads from standard input, followed by its parameters. Neither is an argument, which every user of the
/// machine could read, and neither is pasted into the other, so that no value can become a command.
/// </summary>
internal sealed class Script
{
    public static readonly Script K3sCheck = new("versions", "k3s-check");
    public static readonly Script K3sNode = new("files", "versions", "k3s-node");
    public static readonly Script KubeadmCheck = new("versions", "kubeadm-check");
    public static readonly Script KubeadmNode = new("files", "versions", "kubeadm-node");
    public static readonly Script KubeadmInvite = new("kubeadm-invite");

    /// <summary>Labels and taints a node, or drains and deletes it, from the first server.</summary>
    public static readonly Script Member = new("member");

    public static readonly Script Kubeconfig = new("kubeconfig");

    private Script(params string[] parts)
    {
        Name = parts[^1];
        Text = Read("begin") + string.Concat(parts.Select(part => "\n" + WithoutDirective(Read(part)))) + "\n" + Read("end");
    }

    public static IReadOnlyList<Script> All { get; } = [K3sCheck, K3sNode, KubeadmCheck, KubeadmNode, KubeadmInvite, Member, Kubeconfig];

    public string Name { get; }

    public string Text { get; }

    /// <summary>The script and its parameters, in this order and without those that are null.</summary>
    public Output<string> With(params IEnumerable<(string Name, Input<string>? Value)> parameters)
    {
        var given = parameters.Where(parameter => parameter.Value is not null).ToArray();
        return Output.All(given.Select(parameter => parameter.Value!)).Apply(values =>
            Text + string.Concat(given.Zip(values, (parameter, value) => $"{parameter.Name}={OneLine(value)}\n")));
    }

    /// <summary>A text that differs when any of the inputs does, and says nothing of them.</summary>
    public static string Fingerprint(IEnumerable<string> inputs) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', inputs))));

    // What has lines is JSON here, where a line break is written "\n"; any other one ends a text that was pasted with it.
    private static string OneLine(string value) => value.Trim().ReplaceLineEndings(" ");

    private static string WithoutDirective(string text) => text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..];

    private static string Read(string part)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Infra.Components.Scripts.{part}.sh")
            ?? throw new InvalidOperationException($"the script {part} is not in the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

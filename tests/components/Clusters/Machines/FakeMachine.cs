using System.Security.Cryptography;

namespace Infra.Components.Tests.Clusters.Machines;

/// <summary>A folder that plays a machine: its files, its programs, and a log of what they were asked.</summary>
/// <param name="folder">The folder.</param>
/// <param name="cluster">The folder that all machines of the cluster share.</param>
internal sealed class FakeMachine(string folder, string cluster)
{
    private static readonly string[] Programs =
    [
        "apt-get", "apt-mark", "curl", "dpkg-query", "gpg", "id", "journalctl", "k3s-installer", "modprobe", "nproc", "sudo", "sysctl",
        "systemctl", "uname",
    ];

    /// <summary>The checksum of the installer that it downloads.</summary>
    public static string InstallerSha256 { get; } =
        Convert.ToHexStringLower(SHA256.HashData("#!/bin/sh\nexec \"${MACHINE}/bin/k3s-installer\"\n"u8));

    /// <summary>The root of its file system.</summary>
    public string Root => Path.Combine(folder, "root");

    /// <summary>What its programs see.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        ["PATH"] = $"{Path.Combine(folder, "bin")}:{System.Environment.GetEnvironmentVariable("PATH")}",
        ["MACHINE"] = folder,
        ["CLUSTER"] = cluster,
    };

    /// <summary>What its programs were asked, in order.</summary>
    public IReadOnlyList<string> Log => Lines(Path.Combine(folder, "log"));

    /// <summary>Sets it up.</summary>
    public static FakeMachine Create(string folder, string cluster)
    {
        Directory.CreateDirectory(Path.Combine(folder, "bin"));
        Directory.CreateDirectory(cluster);
        var fake = Path.Combine(folder, "fake.sh");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Clusters", "Machines", "fake.sh"), fake);
        File.SetUnixFileMode(fake, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        foreach (var program in Programs)
            File.CreateSymbolicLink(Path.Combine(folder, "bin", program), fake);

        return new FakeMachine(folder, cluster);
    }

    /// <summary>The lines of a file, or none.</summary>
    public static IReadOnlyList<string> Lines(string file) => File.Exists(file) ? File.ReadAllLines(file) : [];

    /// <summary>Sets or clears a condition that its programs look for, such as <c>offline</c>.</summary>
    public void Is(string condition, bool holds = true)
    {
        var file = Path.Combine(folder, condition);
        if (holds)
            File.WriteAllText(file, "");
        else
            File.Delete(file);
    }

    /// <summary>Forgets what its programs were asked.</summary>
    public void Forget() => File.Delete(Path.Combine(folder, "log"));

    /// <summary>The text of one of its files.</summary>
    public string Read(string path) => File.ReadAllText(Root + path);

    /// <summary>Writes one of its files.</summary>
    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Root + path)!);
        File.WriteAllText(Root + path, text);
    }

    /// <summary>Its files with their modes, times and texts.</summary>
    public IReadOnlyList<string> Files() => !Directory.Exists(Root) ? [] :
    [
        .. Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Where(file => File.ResolveLinkTarget(file, false) is null)
            .Order(StringComparer.Ordinal)
            .Select(file =>
                $"{Path.GetRelativePath(Root, file)} {File.GetUnixFileMode(file)} {File.GetLastWriteTimeUtc(file):O} {File.ReadAllText(file)}"),
    ];
}

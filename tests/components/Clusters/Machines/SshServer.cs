using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Infra.Components.Tests.Clusters.Machines;

/// <summary>An SSH server on loopback that lets one key in, to one fake machine.</summary>
internal sealed class SshServer : IDisposable
{
    private readonly Process _process;

    private SshServer(Process process) => _process = process;

    /// <summary>Whether this machine has the server; <c>.ci/run</c> installs it.</summary>
    public static bool Exists => OperatingSystem.IsLinux() && Program.Find("sshd") is not null && Program.Find("ssh-keygen") is not null;

    /// <summary>Makes a key pair without a password.</summary>
    public static async Task<(string Private, string Public)> KeysAsync(string file)
    {
        Assert.Equal(0,
            (await Program.RunAsync(Program.Find("ssh-keygen")!, ["-q", "-t", "ed25519", "-N", "", "-C", "", "-f", file])).Code);
        return (await File.ReadAllTextAsync(file), (await File.ReadAllTextAsync(file + ".pub")).Trim());
    }

    /// <summary>Starts a server and waits until it answers.</summary>
    public static async Task<SshServer> StartAsync(string folder, string host, int port, string authorized, FakeMachine machine)
    {
        if (Environment.UserName == "root")
            Directory.CreateDirectory("/run/sshd");

        var file = Path.Combine(folder, "sshd_config");
        await File.WriteAllTextAsync(Path.Combine(folder, "authorized_keys"), authorized + "\n");
        await File.WriteAllTextAsync(file, $"""
            ListenAddress {host}:{port}
            HostKey {Path.Combine(folder, "host_key")}
            AuthorizedKeysFile {Path.Combine(folder, "authorized_keys")}
            PidFile {Path.Combine(folder, "sshd.pid")}
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            PermitRootLogin prohibit-password
            StrictModes no
            UsePAM no
            SetEnv {string.Join(' ', machine.Environment.Select(variable => $"{variable.Key}={variable.Value}"))}

            """);
        var start = new ProcessStartInfo(Program.Find("sshd")!, ["-D", "-e", "-f", file]) { RedirectStandardError = true };
        var server = new SshServer(Process.Start(start)!);
        _ = server._process.StandardError.ReadToEndAsync();
        for (var attempt = 0; !await AnswersAsync(host, port); attempt++)
        {
            Assert.True(attempt < 100 && !server._process.HasExited, "sshd does not start");
            await Task.Delay(50);
        }

        return server;
    }

    /// <summary>A port that nothing listens on.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Any, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<bool> AnswersAsync(string host, int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(host, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

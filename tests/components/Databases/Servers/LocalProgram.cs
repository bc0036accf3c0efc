using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Infra.Components.Tests.Clusters.Machines;

namespace Infra.Components.Tests.Databases.Servers;

/// <summary>Programs of this machine, run as an ordinary user even where the tests are root: servers refuse to be.</summary>
internal static class LocalProgram
{
    private const string Nobody = "65534";

    /// <summary>Where a program is, or null. Debian keeps those of PostgreSQL in a folder for each version.</summary>
    public static string? Find(string name) => Program.Find(name) ?? (Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal)
            .Select(version => Path.Combine(version, "bin", name)).LastOrDefault(File.Exists)
        : null);

    /// <summary>Lets that user write a folder.</summary>
    public static async Task OwnAsync(string folder)
    {
        if (Environment.UserName == "root")
            Assert.Equal(0, (await Program.RunAsync("/bin/chown", ["-R", $"{Nobody}:{Nobody}", folder])).Code);
    }

    /// <summary>Runs a program to its end.</summary>
    public static Task<Answer> RunAsync(string file, IEnumerable<string> arguments, string input = "",
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var (program, all) = Command(file, arguments);
        return Program.RunAsync(program, all, input, environment);
    }

    /// <summary>Runs a program that must succeed.</summary>
    public static async Task<string> MustAsync(
        string file, IEnumerable<string> arguments, string input = "", IReadOnlyDictionary<string, string>? environment = null)
    {
        var answer = await RunAsync(file, arguments, input, environment);
        Assert.True(answer.Code == 0, $"{Path.GetFileName(file)}: {answer.Output}{answer.Errors}");
        return answer.Output;
    }

    /// <summary>Starts a server.</summary>
    public static Process Start(string file, IEnumerable<string> arguments, string log,
        IReadOnlyDictionary<string, string>? environment = null)
    {
        var (program, all) = Command(file, arguments);
        var start = new ProcessStartInfo(program, all)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        foreach (var (key, value) in environment ?? new Dictionary<string, string>())
            start.Environment[key] = value;

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Append(log, line.Data);
        process.ErrorDataReceived += (_, line) => Append(log, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Waits until something listens on a port of this machine.</summary>
    public static async Task AnswersAsync(int port, Process server, string log)
    {
        for (var attempt = 0; attempt < 300; attempt++)
        {
            Assert.False(server.HasExited,
                $"{server.ProcessName} does not start: {(File.Exists(log) ? await File.ReadAllTextAsync(log) : "")}");
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }

        Assert.Fail($"the server does not answer: {await File.ReadAllTextAsync(log)}");
    }

    /// <summary>Stops a server as Kubernetes does, and waits until it is gone.</summary>
    public static async Task StopAsync(Process? server)
    {
        if (server is null)
            return;

        if (!server.HasExited)
            await Program.RunAsync("/bin/kill", ["-TERM", server.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);

        if (!server.WaitForExit(TimeSpan.FromSeconds(20)))
            server.Kill(entireProcessTree: true);

        await server.WaitForExitAsync();
        server.Dispose();
    }

    private static (string Program, IEnumerable<string> Arguments) Command(string file, IEnumerable<string> arguments) =>
        Environment.UserName != "root"
            ? (file, arguments)
            : (Program.Find("setpriv")!, ["--reuid", Nobody, "--regid", Nobody, "--clear-groups", file, .. arguments]);

    private static void Append(string log, string? line)
    {
        if (line is null)
            return;

        lock (log)
            File.AppendAllText(log, line + "\n");
    }
}

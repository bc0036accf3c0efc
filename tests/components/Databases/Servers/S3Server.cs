using System.Diagnostics;
using System.Globalization;
using Infra.Components.Tests.Clusters.Machines;

namespace Infra.Components.Tests.Databases.Servers;

/// <summary>A service that speaks S3's language, with one bucket.</summary>
internal sealed class S3Server : IAsyncDisposable
{
    public const string Bucket = "backups";

    private readonly Process _process;

    private S3Server(Process process, int port)
    {
        _process = process;
        Url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
    }

    public string Url { get; }

    /// <summary>The key to it, and a certificate bundle that this machine may have for other servers taken away.</summary>
    public static IReadOnlyDictionary<string, string> Key { get; } = new Dictionary<string, string>
    {
        ["AWS_ACCESS_KEY_ID"] = "S3RVER",
        ["AWS_SECRET_ACCESS_KEY"] = "S3RVER",
        ["AWS_CA_BUNDLE"] = "",
    };

    public static async Task<S3Server> StartAsync(string folder)
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, "s3")).FullName;
        await LocalProgram.OwnAsync(folder);
        var port = SshServer.FreePort();
        var log = Path.Combine(folder, "s3.log");
        var process = LocalProgram.Start(LocalProgram.Find("s3rver")!,
            ["-d", data, "-a", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture), "--configure-bucket", Bucket], log,
            new Dictionary<string, string> { ["HOME"] = folder });
        await LocalProgram.AnswersAsync(port, process, log);
        return new S3Server(process, port);
    }

    public async ValueTask DisposeAsync() => await LocalProgram.StopAsync(_process);
}

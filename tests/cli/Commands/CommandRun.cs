using Infra.Commands;
using Infra.Components.Settings;
using Infra.Terminal;
using Infra.Tests.Support;

namespace Infra.Tests.Commands;

/// <summary>Runs commands as a user would, in a project of its own.</summary>
public sealed class CommandRun : IDisposable
{
    public const string ShopFile = """
        config:
          infra:system: shop
          infra:region: eu-west-1
          infra:hosts:
            shop: shop.example.com
          infra:apps:
            chat:
              image: registry.example.com/chat:2.4
            web:
              image: registry.example.com/web:1.0
              port: 80
              debug: true

        """;

    private readonly TemporaryFolder _folder = new();

    public CommandRun()
    {
        Write("Pulumi.yaml", "name: infra\nruntime: dotnet\nmain: infra\n");
        Write("Pulumi.prod.yaml", ShopFile);
    }

    public IReadOnlyList<SystemDefinition> Systems { get; set; } = ShopSystem.Systems;

    public string Folder => _folder.Folder;

    public string WorkingDirectory { get; set; } = "";

    public Dictionary<string, string> Environment { get; } = [];

    public string Input { get; set; } = "";

    public CancellationToken Cancellation { get; set; }

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    public string Write(string name, string text) => _folder.Write(name, text);

    public Task<int> RunAsync(params string[] args) => RunAsync(ScreenOptions.Pipe, args);

    internal async Task<int> RunAsync(ScreenOptions options, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var host = new CommandHost(
            // How fast the machine is must not show.
            output, error, options with { Patience = Timeout.InfiniteTimeSpan }, Path.Combine(Folder, WorkingDirectory), Systems,
            name => Environment.GetValueOrDefault(name), new StoppedClock())
        {
            Input = new StringReader(Input),
        };
        var code = await CommandLine.RunAsync(args, host, Cancellation);
        Output = Plain(output.ToString());
        Error = Plain(error.ToString());
        return code;
    }

    public void Dispose() => _folder.Dispose();

    private string Plain(string text) => text.Replace(Folder, "/project", StringComparison.Ordinal);

    private sealed class StoppedClock : TimeProvider
    {
        public override long GetTimestamp() => 0;

        public override DateTimeOffset GetUtcNow() => new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    }
}

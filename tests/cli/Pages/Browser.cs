using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infra.Tests.Pages;

/// <summary>
/// A Chromium without a window, asked by its own protocol. The machine's own one; where there is none, there is no browser.
/// </summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("infra-browser-");
    private readonly ClientWebSocket _socket = new();
    private readonly List<JsonObject> _events = [];
    private Process? _process;
    private string? _session;
    private int _id;

    /// <summary>Where Chromium is; null where there is none.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists);

    /// <summary>What the page wrote to the console, what it failed at, and what it asked the network for.</summary>
    public IReadOnlyList<string> Complaints => [.. _events.Select(Complaint).OfType<string>()];

    public async Task OpenAsync(string file, bool dark)
    {
        _process = Process.Start(new ProcessStartInfo(Program!,
            [
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--window-size=1400,900",
                "--remote-debugging-port=0",
                $"--user-data-dir={_profile.FullName}",
                "about:blank",
            ])
        { RedirectStandardError = true, RedirectStandardOutput = true, Environment = { ["TMPDIR"] = _profile.FullName } })!;
        string? line;
        do
        {
            line = await _process.StandardError.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(60))
                ?? throw new InvalidOperationException("Chromium did not start.");
        }
        while (!line.StartsWith("DevTools listening on ", StringComparison.Ordinal));
        _ = _process.StandardError.ReadToEndAsync();
        await _socket.ConnectAsync(new Uri(line["DevTools listening on ".Length..]), CancellationToken.None);
        var target = await SendAsync("Target.createTarget", new JsonObject { ["url"] = "about:blank" });
        _session =
            (string?)(await SendAsync("Target.attachToTarget",
                new JsonObject { ["targetId"] = (string?)target["targetId"], ["flatten"] = true }))["sessionId"];
        foreach (var domain in (string[])["Page", "Runtime", "Log", "Network"])
            await SendAsync(domain + ".enable");

        await SendAsync("Emulation.setEmulatedMedia", new JsonObject
        {
            ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light" }),
        });
        await SendAsync("Page.navigate", new JsonObject { ["url"] = new Uri(file).AbsoluteUri });
        for (var tries = 0; tries < 200 && await EvaluateAsync("document.readyState + location.protocol") != "completefile:"; tries++)
            await Task.Delay(50);
    }

    /// <summary>What an expression comes to in the page, as a text.</summary>
    public async Task<string> EvaluateAsync(string expression)
    {
        var answer = await SendAsync("Runtime.evaluate",
            new JsonObject { ["expression"] = $"String({expression})", ["awaitPromise"] = true });
        return answer["exceptionDetails"] is { } failed ? "failed: " + failed.ToJsonString() : (string)answer["result"]!["value"]!;
    }

    public async Task PressAsync(string key, string? text = null)
    {
        var down = new JsonObject { ["type"] = text is null ? "rawKeyDown" : "keyDown", ["key"] = key };
        if (text is not null)
            down["text"] = text;

        await SendAsync("Input.dispatchKeyEvent", down);
        await SendAsync("Input.dispatchKeyEvent", new JsonObject { ["type"] = "keyUp", ["key"] = key });
    }

    public Task TypeAsync(string text) => SendAsync("Input.insertText", new JsonObject { ["text"] = text });

    public async Task<byte[]> ScreenshotAsync() =>
        Convert.FromBase64String((string)(await SendAsync("Page.captureScreenshot", new JsonObject { ["format"] = "png" }))["data"]!);

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        try
        {
            _profile.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A child of the browser may still be writing; the folder is a temporary one.
        }
    }

    private static string? Complaint(JsonObject seen) => (string?)seen["method"] switch
    {
        "Runtime.exceptionThrown" => "exception: " + seen["params"]!.ToJsonString(),
        "Runtime.consoleAPICalled" => "console: " + seen["params"]!.ToJsonString(),
        "Log.entryAdded" => "log: " + (string?)seen["params"]!["entry"]!["text"],
        "Network.requestWillBeSent" when (string)seen["params"]!["request"]!["url"]! is var url
            && !url.StartsWith("file:", StringComparison.Ordinal) && !url.StartsWith("data:", StringComparison.Ordinal) =>
            "request: " + url,
        _ => null,
    };

    private async Task<JsonObject> SendAsync(string method, JsonObject? parameters = null)
    {
        var id = ++_id;
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (_session is not null)
            message["sessionId"] = _session;

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await _socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true,
            patience.Token);
        while (true)
        {
            using var received = new MemoryStream();
            var buffer = new byte[1 << 16];
            WebSocketReceiveResult part;
            do
            {
                part = await _socket.ReceiveAsync(buffer, patience.Token);
                received.Write(buffer, 0, part.Count);
            }
            while (!part.EndOfMessage);
            var answer = JsonSerializer.Deserialize<JsonObject>(received.ToArray())!;
            if ((int?)answer["id"] == id)
                return answer["result"] as JsonObject ?? throw new InvalidOperationException($"{method}: {answer.ToJsonString()}");

            _events.Add(answer);
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Net;
using Infra.Components.Tests.Clusters.Machines;
using Infra.Components.Tests.Databases.Servers;
using Infra.Components.Tests.Rendering;
using Infra.Tests.Support;

namespace Infra.Components.Tests.Edge.Routes;

/// <summary>The table of requests, asked of a real NGINX that has the locations which ingress-nginx makes of the Ingresses.</summary>
public sealed class NginxServerTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly int _port = SshServer.FreePort();
    private readonly int _echo = SshServer.FreePort();
    private Process? _server;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await LocalProgram.StopAsync(_server);

    public void Dispose() => _folder.Dispose();

    [NeedsServer("nginx")]
    public async Task Requests_go_where_the_table_says_in_a_real_server()
    {
        var model = (NginxModel)EdgeModel.Of("nginx", await Rendered.RunAsync(cluster => RouteTests.Shop("nginx", cluster)));
        var file = Path.Combine(_folder.Folder, "nginx.conf");
        await File.WriteAllTextAsync(file, model.ToConfig(_folder.Folder, _port, _echo));
        await LocalProgram.OwnAsync(_folder.Folder);
        _server = LocalProgram.Start(LocalProgram.Find("nginx")!, ["-p", _folder.Folder, "-c", file], Path.Combine(_folder.Folder, "log"));

        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var asked = 0;
        foreach (var (text, answer) in RouteTests.Table)
        {
            var request = Request.Of(text);
            // TLS, the redirect to it and the limit of bodies are the controller's; an unknown host would reach the first server.
            if (request.Body > 0 || answer == "404")
                continue;

            Assert.Equal(answer, await AnswerAsync(client, request));
            asked++;
        }

        Assert.True(asked > 15);
    }

    private async Task<string> AnswerAsync(HttpClient client, Request request)
    {
        for (var attempt = 0; ; attempt++)
        {
            using var message = new HttpRequestMessage(new HttpMethod(request.Method),
                string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}{request.Url.AbsolutePath}"));
            message.Headers.Host = request.Url.Host;
            try
            {
                using var response = await client.SendAsync(message);
                return response.StatusCode == HttpStatusCode.OK
                    ? (await response.Content.ReadAsStringAsync()).Replace('|', ' ').TrimEnd()
                    : $"{(int)response.StatusCode} {response.Headers.Location}";
            }
            catch (HttpRequestException) when (attempt < 100)
            {
                await Task.Delay(50);
            }
        }
    }
}

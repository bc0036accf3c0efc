using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Infra.Components.Tests.Clusters.Machines;

namespace Infra.Components.Tests.Observability;

/// <summary>
/// The part of OpenSearch that keeps policies of indices, as its documentation has it: a change names the version that it changes, and what is
/// kept has more in it than what was said.
/// </summary>
internal sealed class FakePolicies : IDisposable
{
    private readonly HttpListener _listener = new();

    public FakePolicies()
    {
        Address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{SshServer.FreePort()}");
        _listener.Prefixes.Add($"{Address}/");
        _listener.Start();
        _ = AnswerAsync();
    }

    public string Address { get; }

    public JsonNode? Policy { get; private set; }

    public int Writes { get; private set; }

    public void Dispose() => ((IDisposable)_listener).Dispose();

    private async Task AnswerAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            var (status, body) = await SayAsync(context.Request);
            context.Response.StatusCode = status;
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body.ToJsonString()));
            context.Response.Close();
        }
    }

    private async Task<(int Status, JsonNode Body)> SayAsync(HttpListenerRequest request)
    {
        if (request.Url!.AbsolutePath == "/_cluster/health")
            return (200, new JsonObject { ["status"] = "green" });

        if (request.Headers["Authorization"] != "Basic " + Convert.ToBase64String("admin:right"u8))
            return (403, new JsonObject { ["message"] = "no permissions" });

        if (request.Url.AbsolutePath != "/_plugins/_ism/policies/logs-app")
            return (400, new JsonObject());

        if (request.HttpMethod == "GET")
        {
            return Policy is null
                ? (404, new JsonObject { ["error"] = "Policy not found" })
                : (200, new JsonObject { ["_seq_no"] = Writes, ["_primary_term"] = 1, ["policy"] = Policy.DeepClone() });
        }

        var expected = Policy is null ? "" : string.Create(CultureInfo.InvariantCulture, $"?if_seq_no={Writes}&if_primary_term=1");
        if (request.Url.Query != expected)
            return (409, new JsonObject { ["error"] = "version_conflict_engine_exception" });

        using var reader = new StreamReader(request.InputStream);
        Policy = JsonNode.Parse(await reader.ReadToEndAsync())!["policy"]!.DeepClone();
        Policy["ism_template"]![0]!["last_updated_time"] = 1;
        Policy["states"]![1]!["actions"]![0]!["retry"] = new JsonObject { ["count"] = 3 };
        Writes++;
        return (Writes == 1 ? 201 : 200, new JsonObject { ["_id"] = "logs-app" });
    }
}

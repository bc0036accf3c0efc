using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Infra.Components.ObjectStores;
using Infra.Components.Tests.Clusters.Machines;
using Infra.Components.Tests.Databases.Servers;
using Infra.Components.Tests.Rendering;
using Infra.Tests.Support;

namespace Infra.Components.Tests.ObjectStores;

/// <summary>
/// The job's script against an admin API that answers as Garage 2 does (its src/api/admin/api.rs): Garage itself is served by no registry
/// of Debian, npm or NuGet.
/// </summary>
public sealed class GarageSetupTests : IDisposable
{
    private const string Id = "GK0123456789abcdef01234567";

    private readonly TemporaryFolder _folder = new();
    private readonly int _port = SshServer.FreePort();
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<string> _calls = new();
    private readonly Dictionary<string, JsonObject> _buckets = [];
    private readonly HashSet<string> _keys = [];
    private readonly HashSet<string> _allowed = [];
    private JsonArray _roles = [];
    private JsonArray? _staged;
    private int _version;

    public void Dispose()
    {
        _listener.Close();
        _folder.Dispose();
    }

    [NeedsServer("python3")]
    public async Task Layout_buckets_and_keys_are_made_once()
    {
        Serve();
        var first = await SetupAsync();
        Assert.True(first.Code == 0, first.Errors);
        Assert.Equal("layout 1: 1 nodes changed\nbucket backups\nbucket files\n", first.Output);
        Assert.Equal((1, 5368709120, "site"), (_version, _roles[0]!["capacity"]!.GetValue<long>(), _roles[0]!["zone"]!.GetValue<string>()));
        Assert.Equal(["backups", "files"], _buckets.Keys.Order());
        Assert.Equal([$"id-backups {Id}", $"id-files {Id}"], _allowed.Order());

        _calls.Clear();
        var second = await SetupAsync();
        Assert.Equal((0, "bucket backups\nbucket files\n"), (second.Code, second.Output));
        Assert.Equal(["AllowBucketKey"],
            _calls.Where(call => call.StartsWith("POST", StringComparison.Ordinal)).Select(call => call.Split(' ')[1]).Distinct());
    }

    [NeedsServer("python3")]
    public async Task A_bucket_is_opened_to_readers_and_closed_again()
    {
        Serve();
        GarageArgs Opened(GarageArgs args) => args with { Buckets = [new() { Name = "backups" }, new() { Name = "files", Public = true }] };
        await SetupAsync(Opened);
        Assert.Equal((null, "index.html"), ((string?)_buckets["backups"]["websiteConfig"], (string?)_buckets["files"]["websiteConfig"]));

        _calls.Clear();
        await SetupAsync(Opened);
        Assert.DoesNotContain("POST UpdateBucket", _calls);

        await SetupAsync();
        Assert.False(_buckets["files"]["websiteAccess"]!.GetValue<bool>());
    }

    [NeedsServer("python3")]
    public async Task A_volume_that_has_grown_changes_the_layout()
    {
        Serve();
        await SetupAsync();
        var grown = await SetupAsync(args => args with { Nodes = [new GarageNode { Data = "10Gi" }] });
        Assert.StartsWith("layout 2: 1 nodes changed\n", grown.Output, StringComparison.Ordinal);
    }

    [NeedsServer("python3")]
    public async Task A_node_that_holds_data_is_not_forgotten()
    {
        Serve();
        _roles = [new JsonObject { ["id"] = "gone", ["zone"] = "site", ["capacity"] = 1, ["tags"] = new JsonArray() }];
        var answer = await SetupAsync();
        Assert.Equal(1, answer.Code);
        Assert.Contains("1 nodes hold data and are not in the plan", answer.Errors, StringComparison.Ordinal);
        Assert.Equal(0, _version);
    }

    [NeedsServer("python3")]
    public async Task A_refusal_is_told_without_the_key()
    {
        Serve();
        _keys.Add("refuse");
        var answer = await SetupAsync();
        Assert.Equal((1, "Garage refuses ImportKey: 500\n"), (answer.Code, answer.Errors));
    }

    private async Task<Answer> SetupAsync(Func<GarageArgs, GarageArgs>? change = null)
    {
        var rendered =
            await Rendered.RunAsync(cluster =>
                _ = new Garage("garage", change?.Invoke(GarageTests.Args(cluster)) ?? GarageTests.Args(cluster)));
        var files = rendered.Resources
            .Single(resource => resource.Type == "kubernetes:core/v1:ConfigMap" && resource.Name == "garage-setup").Tree.Map("data")!;
        foreach (var bucket in new[] { "backups", "files" })
        {
            _folder.Write($"keys/{bucket}/accessKey", Id);
            _folder.Write($"keys/{bucket}/secretKey", new string('a', 64));
        }

        return await Program.RunAsync(Program.Find("python3")!, [_folder.Write("setup.py", files.Text("garage-setup.py")!)], "",
            new Dictionary<string, string>
            {
                ["PLAN"] = _folder.Write("plan.json",
                    files.Text("plan.json")!.Replace("garage-0-0.garage-nodes", "127.0.0.1", StringComparison.Ordinal)),
                ["TOKEN"] = _folder.Write("token", "the token"),
                ["KEYS"] = Path.Combine(_folder.Folder, "keys"),
                ["PORT"] = _port.ToString(CultureInfo.InvariantCulture),
                ["PYTHONDONTWRITEBYTECODE"] = "1",
            });
    }

    private void Serve()
    {
        _listener.Prefixes.Add(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}/"));
        _listener.Start();
        _ = AnswerAsync();
    }

    private async Task AnswerAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            var verb = context.Request.Url!.AbsolutePath.Replace("/v2/", "", StringComparison.Ordinal);
            _calls.Enqueue($"{context.Request.HttpMethod} {verb}");
            var body = context.Request.HasEntityBody ? await JsonNode.ParseAsync(context.Request.InputStream) : null;
            var (status, answer) = context.Request.Headers["Authorization"] == "Bearer the token"
                ? Answer(verb, context.Request.QueryString, body)
                : (403, null);
            context.Response.StatusCode = status;
            if (answer is not null)
                await JsonSerializer.SerializeAsync(context.Response.OutputStream, answer);

            context.Response.Close();
        }
    }

    private (int Status, JsonNode? Answer) Answer(string verb, System.Collections.Specialized.NameValueCollection query, JsonNode? body)
    {
        switch (verb)
        {
            case "GetNodeInfo":
                return (200,
                    new JsonObject
                    {
                        ["success"] = new JsonObject { ["node-1"] = new JsonObject { ["nodeId"] = "node-1" } },
                        ["error"] = new JsonObject(),
                    });
            case "GetClusterLayout":
                return (200,
                    new JsonObject { ["version"] = _version, ["roles"] = _roles.DeepClone(), ["stagedRoleChanges"] = new JsonArray() });
            case "UpdateClusterLayout":
                _staged = (JsonArray)body!["roles"]!.DeepClone();
                return (200, new JsonObject());
            case "ApplyClusterLayout" when body!["version"]!.GetValue<int>() == _version + 1 && _staged is not null:
                (_version, _roles, _staged) = (_version + 1, _staged, null);
                return (200, new JsonObject());
            case "GetBucketInfo":
                return _buckets.TryGetValue(query["globalAlias"]!, out var bucket) ? (200, bucket.DeepClone()) : (404, null);
            case "CreateBucket":
                var name = body!["globalAlias"]!.GetValue<string>();
                return (200, (_buckets[name] = new JsonObject { ["id"] = $"id-{name}", ["websiteAccess"] = false }).DeepClone());
            case "UpdateBucket" when body!["websiteAccess"] is JsonObject website:
                var updated = _buckets[query["id"]!["id-".Length..]];
                var enabled = website["enabled"]!.GetValue<bool>();
                // An index is wanted where access is, and refused where it is not.
                if (enabled != website.ContainsKey("indexDocument"))
                    return (400, null);

                (updated["websiteAccess"], updated["websiteConfig"]) = (enabled, (string?)website["indexDocument"]);
                return (200, updated.DeepClone());
            case "GetKeyInfo":
                return _keys.Contains(query["id"]!) ? (200, new JsonObject()) : (404, null);
            case "ImportKey" when !_keys.Contains("refuse") && body!["secretAccessKey"]!.GetValue<string>().Length == 64:
                _keys.Add(body["accessKeyId"]!.GetValue<string>());
                return (200, new JsonObject());
            case "AllowBucketKey" when body!["permissions"]!["write"]!.GetValue<bool>() && !body["permissions"]!["owner"]!.GetValue<bool>():
                _allowed.Add($"{body["bucketId"]} {body["accessKeyId"]}");
                return (200, new JsonObject());
            default:
                return (500, null);
        }
    }
}

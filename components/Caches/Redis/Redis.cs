using System.Text;
using Infra.Components.Apps;
using Infra.Components.Secrets;

namespace Infra.Components.Caches;

/// <summary>Redis for one application: one pod, with or without a volume and a password.</summary>
public sealed class Redis : ComponentResource, IServes
{
    private const int RedisPort = 6379;

    // The user and group that the official images of Redis and Valkey make for it.
    private const int RedisUser = 999;
    private const int RedisGroup = 1000;
    private const string ConfigFolder = "/etc/redis";
    private const string AuthFolder = "/etc/redis-auth";
    private const string DataFolder = "/data";

    private readonly App _app;

    /// <summary>Makes Redis.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed or do not fit together.</exception>
    public Redis(string name, RedisArgs args, ComponentResourceOptions? options = null)
        : base("infra:caches:Redis", name, options.On(args.Checked(name).Namespace))
    {
        Password = args.RequirePassword ? GeneratePassword(name, args) : null;
        _app = new App(name, new AppArgs
        {
            Namespace = args.Namespace,
            Image = args.Image,
            Command = ["redis-server", $"{ConfigFolder}/redis.conf"],
            Port = RedisPort,
            PortName = "redis",
            ServicePort = RedisPort,
            Resources = args.Resources,
            Scale = new Scale.One("Redis keeps its data in one process; a second pod would be a second, empty Redis"),
            Probes = new Probes { Ready = new Probe.Command("redis-cli", "-e", "ping") },
            RunAs = new RunAs { User = RedisUser, Group = RedisGroup, Scratch = args.VolumeSize is null ? [DataFolder] : [] },
            Env = Password is null
                ? new Dictionary<string, EnvValue>()
                : new() { ["REDISCLI_AUTH"] = EnvValue.From(Password.Secret, Password.Key) },
            Volumes = [.. Volumes(args)],
            DrainSeconds = 0,
            Placement = args.Placement,
            Adopt = args.Adopt,
        }, new ComponentResourceOptions { Parent = this });
        RegisterOutputs(Outputs.Of(this));
    }

    /// <inheritdoc/>
    public Endpoint Endpoint => _app.Endpoint;

    /// <summary>The host name of the Service.</summary>
    public Output<string> Host => Endpoint.Host;

    /// <summary>The port of the Service: 6379.</summary>
    public int Port => Endpoint.ServicePort;

    /// <summary>The password that clients need, or null when they need none.</summary>
    public SecretKeyRef? Password { get; }

    private SecretKeyRef GeneratePassword(string name, RedisArgs args)
    {
        var secret = new GeneratedSecret($"{name}-auth", new GeneratedSecretArgs
        {
            Namespace = args.Namespace,
            Operator = args.SecretsOperator,
            Templates = new Dictionary<string, string> { ["users.acl"] = "user default on ~* &* +@all >{{ .password }}\n" },
        }, new ComponentResourceOptions { Parent = this });
        return new SecretKeyRef(secret.Ref, secret.Key);
    }

    private IEnumerable<AppVolume> Volumes(RedisArgs args)
    {
        yield return AppVolume.Config(ConfigFolder, new Dictionary<string, string> { ["redis.conf"] = Configuration(args) });
        if (args.VolumeSize is not null)
            yield return AppVolume.Data(DataFolder, args.VolumeSize);

        if (Password is not null)
            yield return AppVolume.From(AuthFolder, Password.Secret);
    }

    private static string Configuration(RedisArgs args)
    {
        var lines = new StringBuilder();
        void Say(string directive, string value) => lines.Append(CultureInfo.InvariantCulture, $"{directive} {value}\n");

        Say("bind", "* -::*");
        Say("port", "6379");
        // Without a password Redis would talk to its own pod only; the network policy decides who may come in.
        Say("protected-mode", "no");
        Say("dir", DataFolder);
        Say("save", "\"\"");
        Say("appendonly", args.VolumeSize is null ? "no" : "yes");
        Say("maxmemory", args.MaxMemory is null
            ? (args.Resources.MemoryBytes / 4 * 3).ToString(CultureInfo.InvariantCulture)
            : Bytes((long)Resources.Amount(args.MaxMemory)));
        Say("maxmemory-policy", args.Eviction switch
        {
            Eviction.AllKeysLru => "allkeys-lru",
            Eviction.AllKeysLfu => "allkeys-lfu",
            Eviction.AllKeysRandom => "allkeys-random",
            Eviction.VolatileLru => "volatile-lru",
            Eviction.VolatileLfu => "volatile-lfu",
            Eviction.VolatileRandom => "volatile-random",
            Eviction.VolatileTtl => "volatile-ttl",
            _ => "noeviction",
        });
        if (args.RequirePassword)
            Say("aclfile", $"{AuthFolder}/users.acl");

        foreach (var (directive, value) in args.Config.OrderBy(line => line.Key, StringComparer.Ordinal))
            Say(directive, value);

        return lines.ToString();
    }

    // As people write it, where it comes out even: to Redis "1gb" is 1024³ bytes, and "1g" is not.
    private static string Bytes(long bytes) => bytes switch
    {
        _ when bytes % (1L << 30) == 0 => string.Create(CultureInfo.InvariantCulture, $"{bytes >> 30}gb"),
        _ when bytes % (1L << 20) == 0 => string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20}mb"),
        _ => bytes.ToString(CultureInfo.InvariantCulture),
    };
}

using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Databases;

/// <summary>The files of a server and of its jobs: its options, its statements, and the scripts that run them.</summary>
internal sealed class SqlFiles
{
    private readonly Output<string> _options;
    private readonly Output<string> _scripts;

    public SqlFiles(ComponentResource parent, string name, SqlServerArgs args)
    {
        var options = new Dictionary<string, string> { ["infra.cnf"] = OptionsOf(args) };
        var scripts = new Dictionary<string, string>
        {
            ["setup.sql"] = SqlSetup.Of(args),
            ["sql-guard.sh"] = Script("sql-guard"),
            ["sql-setup.sh"] = Script("sql-setup"),
        };
        Hash = HashOf(options.Concat(scripts));
        if (args.Backup is not null)
        {
            scripts["databases"] = string.Concat(args.Databases.Select(database => $"{database.Name}\n"));
            scripts["sql-dump.sh"] = Script("sql-dump");
            if (args.Backup.To is SqlBackupPlace.Bucket)
                scripts["store-upload.sh"] = Script("store-upload");
        }

        if (args.Restore is not null)
        {
            scripts["sql-restore.sh"] = Script("sql-restore");
            if (args.Backup?.To is SqlBackupPlace.Bucket)
                scripts["store-download.sh"] = Script("store-download");
        }

        _options = Map(parent, $"{name}-options", args, options);
        _scripts = Map(parent, $"{name}-scripts", args, scripts);
    }

    /// <summary>What the server's pod reads at its start; another value is another pod.</summary>
    public string Hash { get; }

    public VolumeArgs Options(string name) => new() { Name = name, ConfigMap = new ConfigMapVolumeSourceArgs { Name = _options } };

    public VolumeArgs Scripts(string name) => new() { Name = name, ConfigMap = new ConfigMapVolumeSourceArgs { Name = _scripts } };

    internal static string OptionsOf(SqlServerArgs args)
    {
        var text = new StringBuilder("[mysqld]\n");
        // Names of clients are not asked for: permissions are by user, and the network is the policies' business.
        var options = new Dictionary<string, string> { ["character-set-server"] = "utf8mb4", ["skip-name-resolve"] = "ON" };
        foreach (var (option, value) in args.Options)
            options[option.Replace('_', '-').ToLowerInvariant()] = value;

        foreach (var (option, value) in options.OrderBy(option => option.Key, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{option} = {value}\n");

        return text.ToString();
    }

    internal static string Script(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Infra.Components.Scripts.{name}.sh")
            ?? throw new InvalidOperationException($"the script {name} is not in the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static Output<string> Map(ComponentResource parent, string name, SqlServerArgs args, Dictionary<string, string> files) =>
        new ConfigMap(name, new ConfigMapArgs
        {
            Metadata = new ObjectMetaArgs { Name = name, Namespace = args.Namespace.Name },
            Data = files,
        }, parent.Child()).Metadata.Apply(metadata => metadata.Name);

    private static string HashOf(IEnumerable<KeyValuePair<string, string>> files)
    {
        var text = string.Concat(files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Key}\0{file.Value}\0"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }
}

using System.Text.RegularExpressions;
using Infra.Components.Secrets;

namespace Infra.Components.Databases;

/// <summary>What MariaDB and MySQL are told alike.</summary>
public abstract partial record SqlServerArgs : IChecked
{
    // What the image's own scripts and the probes count on.
    private static readonly string[] Fixed =
        ["bind-address", "datadir", "init-file", "pid-file", "port", "skip-grant-tables", "skip-networking", "socket", "user"];

    /// <summary>The namespace.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>The CPU and memory of the server.</summary>
    public required Resources Resources { get; init; }

    /// <summary>The volume.</summary>
    public required SqlStorage Storage { get; init; }

    /// <summary>The users, at least one.</summary>
    public required IReadOnlyList<SqlUser> Users { get; init; }

    /// <summary>The databases, at least one.</summary>
    public required IReadOnlyList<SqlDatabase> Databases { get; init; }

    /// <summary>The image with a tag that begins with the version. Default: the pinned one.</summary>
    [Image]
    public string? Image { get; init; }

    /// <summary>
    /// The series of the data, <c>11.4</c>, stated for an upgrade to that of the image; the data is rewritten, and there is no way back but
    /// a backup. Default: none; a server does not start on the data of another series.
    /// </summary>
    [Matches(@"[0-9]{1,2}\.[0-9]{1,2}", "two numbers such as 11.4")]
    public string? UpgradeFrom { get; init; }

    /// <summary>
    /// Where the administrator's password comes from. He may connect from inside the server's pod only. Default: it is generated.
    /// </summary>
    public PasswordSource RootPassword { get; init; } = new PasswordSource.Generated();

    /// <summary>Options of the server, as in the section <c>mysqld</c> of its file. Default: those of the image.</summary>
    public IReadOnlyDictionary<string, string> Options { get; init; } = new Dictionary<string, string>();

    /// <summary>The name of the StatefulSet. Default: the component's name.</summary>
    [Name]
    public string? Name { get; init; }

    /// <summary>The name of the Service. Default: the component's name.</summary>
    [Name]
    public string? Service { get; init; }

    /// <summary>The port of the Service. Default: 3306.</summary>
    [Port]
    public int ServicePort { get; init; } = 3306;

    /// <summary>Backups. Default: none; what is lost is lost.</summary>
    public SqlBackup? Backup { get; init; }

    /// <summary>A dump to read back, once. Default: none. Take it out when the data is back.</summary>
    public SqlRestore? Restore { get; init; }

    /// <summary>The store of passwords that come from one. Default: none.</summary>
    public StoreRef? Passwords { get; init; }

    /// <summary>The External Secrets Operator, which must come before generated passwords. Default: none, the cluster has it.</summary>
    public ExternalSecrets? SecretsOperator { get; init; }

    /// <summary>Labels of the nodes that the server may run on. Default: all nodes.</summary>
    public IReadOnlyDictionary<string, string> NodeSelector { get; init; } = new Dictionary<string, string>();

    internal abstract SqlDialect Dialect { get; }

    internal string ImageOrDefault => Image ?? Dialect.Image;

    void IChecked.Check(Problems problems)
    {
        problems.AddIf(Users.Count == 0, Codes.Empty, nameof(Users), null, "at least one user", "add the user of the application");
        problems.AddIf(Databases.Count == 0, Codes.Empty, nameof(Databases), null, "at least one database",
            "add the database of the application");
        problems.AddDuplicates(Codes.DuplicateName, nameof(Users), Users.Select(user => user.Name));
        // Their Secrets have names with fewer characters.
        problems.AddDuplicates(Codes.DuplicateName, nameof(Users),
            Users.DistinctBy(user => user.Name).Select(user => SqlNames.Fold(user.Name)));
        // Some file systems and settings do not tell upper from lower case.
        problems.AddDuplicates(Codes.DuplicateName, nameof(Databases), Databases.Select(database => database.Name.ToLowerInvariant()));
        CheckRights(problems);
        CheckOptions(problems);
        CheckUpgrade(problems);
        problems.AddIf(Restore is not null && Backup is null, Codes.MissingPart, nameof(Restore), Restore?.File,
            $"a backup that the dump is in, in {problems.Name(nameof(Backup))}", "say where the dumps are");
    }

    private void CheckRights(Problems problems)
    {
        for (var index = 0; index < Databases.Count; index++)
        {
            var owner = Databases[index].Owner;
            problems.AddIf(Users.All(user => user.Name != owner), Codes.Undeclared,
                $"{Problems.Item(nameof(Databases), index)}.{nameof(SqlDatabase.Owner)}", owner,
                $"one of {problems.Name(nameof(Users))}: {string.Join(", ", Users.Select(user => user.Name))}",
                "add the user, or name one that is there");
        }

        for (var index = 0; index < Users.Count; index++)
        {
            var place = Problems.Item(nameof(Users), index);
            foreach (var read in Users[index].Reads.Where(read => Databases.All(database => database.Name != read)))
            {
                problems.Add(Codes.Undeclared, $"{place}.{nameof(SqlUser.Reads)}", read,
                    $"one of {problems.Name(nameof(Databases))}: {string.Join(", ", Databases.Select(database => database.Name))}",
                    "add the database, or name one that is there");
            }

            CheckSource(problems, $"{place}.{nameof(SqlUser.Password)}", Users[index].Password);
        }

        CheckSource(problems, nameof(RootPassword), RootPassword);
    }

    private void CheckSource(Problems problems, string place, PasswordSource password) =>
        problems.AddIf(problems.HasReferences && password is PasswordSource.Stored && Passwords is null, Codes.MissingPart, place, null,
            $"a store of secrets in {nameof(Passwords)}", $"give it {nameof(Passwords)}, or let the password be generated");

    private void CheckOptions(Problems problems)
    {
        foreach (var (option, value) in Options)
        {
            var place = $"{nameof(Options)}.{option}";
            problems.AddIf(!Option().IsMatch(option), Codes.Form, place, option, "the name of an option: letters, digits, - and _",
                "write it as the server's manual does");
            problems.AddIf(Fixed.Contains(option.Replace('_', '-').ToLowerInvariant()), Codes.FixedParameter, place, option,
                "an option that the image and the probes leave to you", "remove it");
            problems.AddIf(value.Any(char.IsControl), Codes.Form, place, null, "a value on one line", "remove the line break");
        }

        problems.AddDuplicates(Codes.DuplicateName, nameof(Options),
            Options.Keys.Select(option => option.Replace('_', '-').ToLowerInvariant()));
    }

    private void CheckUpgrade(Problems problems)
    {
        if (SeriesOf(ImageOrDefault) is not { } series)
        {
            problems.Add(Codes.VersionMatrix, nameof(Image), ImageOrDefault, "a tag that begins with the series, such as 11.8.9",
                "name the exact version");
            return;
        }

        if (UpgradeFrom is null || Version.Parse(UpgradeFrom) is not { } from)
            return;

        var stated = series.ToString();
        problems.AddIf(from > series, Codes.Downgrade, nameof(Image), ImageOrDefault, $"at least the series of the data, {UpgradeFrom}",
            "restore a backup that the older version wrote into a new database");
        problems.AddIf(from == series, Codes.MajorUpgrade, nameof(UpgradeFrom), UpgradeFrom, $"a lower series than the new one, {stated}",
            "remove it once the upgrade is done");
        problems.AddIf(from < series && Backup is null, Codes.MajorUpgrade, nameof(Backup), null,
            "a backup, which is the only way back from an upgrade", "add a backup, and restore it once before");
        problems.AddIf(from < series && Dialect.CannotUpgrade(from, series) is not null, Codes.MajorUpgrade, nameof(UpgradeFrom),
            UpgradeFrom,
            Dialect.CannotUpgrade(from, series) ?? "", "upgrade to the version in between first");
    }

    /// <summary>The series that an image holds: 11.8 of <c>mariadb:11.8.9</c>.</summary>
    internal static Version? SeriesOf(string image) => Series().Match(image.Split('@')[0]) is { Success: true } match
        ? Version.Parse(match.Groups[1].Value)
        : null;

    [GeneratedRegex(@":v?([0-9]{1,2}\.[0-9]{1,2})([.-][^:/]*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Series();

    [GeneratedRegex(@"^[A-Za-z][-A-Za-z0-9_]{0,63}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Option();
}

using System.Text.RegularExpressions;
using Infra.Components.Secrets;
using Infra.Components.Storage;

namespace Infra.Components.Databases;

public sealed partial record PostgresArgs
{
    // CloudNativePG refuses upgrades to older ones, whose collations it does not carry over.
    private const int OldestUpgrade = 16;

    // What CloudNativePG sets itself (pkg/postgres/configuration.go).
    private static readonly HashSet<string> Fixed = new(StringComparer.OrdinalIgnoreCase)
    {
        "allow_system_table_mods", "archive_cleanup_command", "archive_command", "archive_mode", "bonjour", "bonjour_name",
        "cluster_name", "config_file", "data_directory", "data_sync_retry", "event_source", "external_pid_file", "hba_file",
        "hot_standby", "ident_file", "jit_provider", "listen_addresses", "log_destination", "log_directory", "log_file_mode",
        "log_filename", "log_rotation_age", "log_rotation_size", "log_truncate_on_rotation", "logging_collector", "port",
        "primary_conninfo", "primary_slot_name", "promote_trigger_file", "recovery_end_command", "recovery_min_apply_delay",
        "recovery_target", "recovery_target_action", "recovery_target_inclusive", "recovery_target_lsn", "recovery_target_name",
        "recovery_target_time", "recovery_target_timeline", "recovery_target_xid", "restart_after_crash", "restore_command",
        "shared_preload_libraries", "ssl", "ssl_ca_file", "ssl_cert_file", "ssl_crl_file", "ssl_dh_params_file", "ssl_key_file",
        "ssl_passphrase_command", "ssl_passphrase_command_supports_reload", "ssl_prefer_server_ciphers", "stats_temp_directory",
        "synchronized_standby_slots", "synchronous_standby_names", "syslog_facility", "syslog_ident", "syslog_sequence_numbers",
        "syslog_split_messages", "temp_tablespaces", "unix_socket_directories", "unix_socket_group", "unix_socket_permissions",
    };

    void IChecked.Check(Problems problems)
    {
        CheckRoles(problems);
        CheckDatabases(problems);
        CheckParameters(problems);
        CheckVersion(problems);
        CheckArchive(problems);
        CheckStorage(problems);
    }

    private void CheckRoles(Problems problems)
    {
        problems.AddIf(Roles.Count == 0, Codes.Empty, nameof(Roles), null, "at least one role", "add the role of the application");
        problems.AddDuplicates(Codes.DuplicateName, nameof(Roles), Roles.Select(role => role.Name));
        // The names of their Secrets have no upper case and no underscore.
        problems.AddDuplicates(Codes.DuplicateName, nameof(Roles),
            Roles.DistinctBy(role => role.Name).Where(role => role.Login).Select(role => PostgresNames.Fold(role.Name)));
        for (var index = 0; index < Roles.Count; index++)
        {
            var place = Problems.Item(nameof(Roles), index);
            foreach (var group in Roles[index].MemberOf.Where(group =>
                !group.StartsWith("pg_", StringComparison.Ordinal) && !IsRole(group)))
            {
                AddUnknownRole(problems, $"{place}.{nameof(PostgresRole.MemberOf)}", group);
            }

            CheckSource(problems, $"{place}.{nameof(PostgresRole.Password)}", Roles[index].Password);
        }

        if (Start is PostgresStart.Copy copy)
            CheckSource(problems, $"{nameof(Start)}.{nameof(copy.Password)}", copy.Password);
    }

    private void CheckSource(Problems problems, string place, PasswordSource password)
    {
        problems.AddIf(problems.HasReferences && password is PasswordSource.Stored && Passwords is null, Codes.MissingPart, place, null,
            $"a store of secrets in {nameof(Passwords)}", $"give it {nameof(Passwords)}, or let the password be generated");
    }

    private void CheckDatabases(Problems problems)
    {
        problems.AddIf(Databases.Count == 0, Codes.Empty, nameof(Databases), null, "at least one database",
            "add the database of the application");
        problems.AddDuplicates(Codes.DuplicateName, nameof(Databases), Databases.Select(database => database.Name));
        problems.AddDuplicates(Codes.DuplicateName, nameof(Databases),
            Databases.DistinctBy(database => database.Name).Select(database => database.ObjectName));
        for (var index = 0; index < Databases.Count; index++)
        {
            var place = $"{Problems.Item(nameof(Databases), index)}.{nameof(PostgresDatabase.Owner)}";
            if (!IsRole(Databases[index].Owner))
                AddUnknownRole(problems, place, Databases[index].Owner);
        }

        // The first one is made with the servers, as its owner.
        problems.AddIf(Databases.Count > 0 && Roles.FirstOrDefault(role => role.Name == Databases[0].Owner) is { Login: false },
            Codes.Exclusive,
            $"{Problems.Item(nameof(Databases), 0)}.{nameof(PostgresDatabase.Owner)}", Databases.Count > 0 ? Databases[0].Owner : null,
            "a role that logs in, for the first database", "put another database first");
    }

    private void AddUnknownRole(Problems problems, string place, string role) => problems.Add(Codes.Undeclared, place, role,
        $"one of {problems.Name(nameof(Roles))}: {string.Join(", ", Roles.Select(known => known.Name))}",
        "add the role, or name one that is there");

    private bool IsRole(string name) => Roles.Any(role => role.Name == name);

    private void CheckParameters(Problems problems)
    {
        foreach (var (parameter, value) in Parameters)
        {
            var place = $"{nameof(Parameters)}.{parameter}";
            if (!Parameter().IsMatch(parameter))
            {
                problems.Add(Codes.Form, place, parameter, "the name of a parameter of PostgreSQL", "write it as PostgreSQL's manual does");
                continue;
            }

            problems.AddIf(Fixed.Contains(parameter), Codes.FixedParameter, place, parameter,
                "a parameter that CloudNativePG leaves to you",
                parameter == "shared_preload_libraries" ? $"use {problems.Name(nameof(Libraries))}" : "remove it");
            problems.AddIf(value.Any(char.IsControl), Codes.Form, place, null, "a value on one line", "remove the line break");
        }
    }

    private void CheckVersion(Problems problems)
    {
        var version = Version.ToString(CultureInfo.InvariantCulture);
        if (Image is not null)
        {
            problems.AddIf(MajorOf(Image) != Version, Codes.VersionMatrix, nameof(Image), Image,
                $"an image of PostgreSQL {version}, with a tag such as {version}.1",
                $"set {problems.Name(nameof(Version))} to the image's");
        }

        if (UpgradeFrom is not { } from)
            return;

        problems.AddIf(from > Version, Codes.Downgrade, nameof(Version), version, $"at least the version of the data, {from}",
            "restore a backup that the older version wrote into a new database");
        problems.AddIf(from == Version, Codes.MajorUpgrade, nameof(UpgradeFrom), version, "a lower version than the new one",
            "remove it once the upgrade is done");
        problems.AddIf(from < Version && Version < OldestUpgrade, Codes.MajorUpgrade, nameof(Version), version,
            $"{OldestUpgrade} or higher, which CloudNativePG upgrades to", "upgrade to a newer version");
        problems.AddIf(from < Version && Backup is null, Codes.MajorUpgrade, nameof(Backup), null,
            "a backup, which is the only way back from an upgrade", "add a backup, and restore it once before");
    }

    private void CheckArchive(Problems problems)
    {
        problems.AddIf(problems.HasReferences && Backup is not null && Operator is { KeepsBackups: false }, Codes.MissingPart,
            nameof(Backup), null,
            "an operator with the plugin for backups", $"give the operator {nameof(CloudNativePgArgs.CertManager)}");
        if (Start is PostgresStart.Backup source && Backup is { } backup && ReferenceEquals(source.Store, backup.Store)
            && source.Folder == backup.Folder)
        {
            problems.AddIf(backup.Server == source.Server || (backup.Server is null && Name == source.Server), Codes.SameArchive,
                $"{nameof(Backup)}.{nameof(backup.Server)}", source.Server,
                $"another folder than that of the backup that is restored, {source.Server}",
                "give the restored database a folder of its own");
        }
    }

    private void CheckStorage(Problems problems)
    {
        problems.AddIf(Storage.Source is VolumeSource.OnNode && Instances.Count > 1, Codes.SharedVolume,
            $"{nameof(Storage)}.{nameof(Storage.Source)}",
            Instances.Count.ToString(CultureInfo.InvariantCulture), "one server on the disk of one node",
            "take a class that makes a volume for each server");
        if (Storage.Source is VolumeSource.Provisioned { Class: { } named } && Namespace is not null)
            problems.AddStorageClass($"{nameof(Storage)}.{nameof(Storage.Source)}", named.Name, Namespace.Cluster.StorageClasses);
    }

    private static int? MajorOf(string image)
    {
        var tag = image.Split('@')[0].Split(':') is { Length: > 1 } parts ? parts[^1] : "";
        return int.TryParse(string.Concat(tag.TakeWhile(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture,
            out var major) ? major : null;
    }

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_$]*(\.[A-Za-z_][A-Za-z0-9_$]*)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();
}

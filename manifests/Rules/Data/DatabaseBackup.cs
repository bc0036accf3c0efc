namespace Infra.Rules.Data;

internal sealed class DatabaseBackup : IRule
{
    public RuleInfo Info { get; } = new("R31", "database-backup", Severity.Warning, "database without a backup or a standby")
    {
        ErrorInProduction = true,
        Description = """
            A CloudNativePG cluster is restorable when its WAL is archived by the Barman Cloud plugin into an ObjectStore with a destination
            and a retention, and a ScheduledBackup makes base backups: WAL alone restores nothing. Scheduled snapshots of its volumes
            (`spec.backup.volumeSnapshot`) are a backup too. `spec.backup.barmanObjectStore` is the old way, deprecated since 1.26 and removed
            later. One instance is an outage at every drain. A schedule has six fields, seconds first; one with five runs at another time
            than it says.
            """,
        Remediation =
            "Add the plugin as WAL archiver, an ObjectStore with a retention, a ScheduledBackup with `method: plugin`, and a second instance.",
        SeeAlso = ["cloudnative-pg#7894, #8935", "plugin-barman-cloud#594", "CloudNativePG backup"],
    };

    public void Check(ManifestSet set, Report report)
    {
        foreach (var backup in set.Of(Groups.Cnpg, "ScheduledBackup"))
        {
            report.AddIf(backup.Tree.TextAt("spec", "schedule") is { } schedule
                && schedule.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length == 5,
                backup, "spec.schedule", backup.Tree.TextAt("spec", "schedule"),
                "six fields, the first one for seconds: five are read as second, minute, hour, day and month",
                "write 0 and a space before it", Severity.Warning);
        }

        var scheduled = set.Of(Groups.Cnpg,
            "ScheduledBackup").Select(backup => (backup.Space, backup.Tree.TextAt("spec", "cluster", "name"))).ToHashSet();
        foreach (var cluster in set.Of(Groups.Cnpg, "Cluster"))
        {
            var spec = cluster.Tree.Map("spec");
            var space = cluster.Space;
            if ((spec.Number("instances") ?? 1) < 2)
                report.Add(cluster, "spec.instances", spec?["instances"]?.ToString(), "2 or more", "add a standby");

            var plugin = spec.Maps("plugins", "spec").FirstOrDefault(p => p.Item.Text("name") == "barman-cloud.cloudnative-pg.io"
                && p.Item.IsTrue("isWALArchiver"));
            var isScheduled = scheduled.Contains((space, cluster.Id.Name));
            if (plugin is null)
            {
                var isOld = spec.MapAt("backup", "barmanObjectStore") is not null;
                var hasSnapshots = isScheduled && spec.MapAt("backup", "volumeSnapshot") is not null;
                report.AddIf(isOld, cluster, "spec.backup.barmanObjectStore", "barmanObjectStore", "the Barman Cloud plugin",
                    "move it into an ObjectStore");
                report.AddIf(!isOld && !hasSnapshots, cluster, "spec.plugins", null,
                    "a backup: barman-cloud.cloudnative-pg.io with isWALArchiver",
                    isScheduled ? "archive the WAL by the plugin"
                        : "archive the WAL by the plugin, and declare a ScheduledBackup with method: plugin");
                if (!isOld)
                    continue;
            }
            else if (plugin.Item.TextAt("parameters", "barmanObjectName") is not { } store)
            {
                report.Add(cluster, plugin.Path + ".parameters.barmanObjectName", null, "an ObjectStore of the namespace", "name it");
            }
            else if (set.Find(Groups.Barman, "ObjectStore", space, store, cluster) is { } found)
            {
                foreach (var (path, name) in ((string, string[])[])[("spec.retentionPolicy", ["spec", "retentionPolicy"]),
                    ("spec.configuration.destinationPath", ["spec", "configuration", "destinationPath"])])
                {
                    report.AddIf(found.Tree.TextAt(name) is null,
                        found, path, null,
                        path.EndsWith("Policy", StringComparison.Ordinal) ? "how long backups are kept" : "where backups go", "set it");
                }
            }

            report.AddIf(!isScheduled,
                cluster, "", "no ScheduledBackup", "a ScheduledBackup for the cluster", "declare one with method: plugin");
        }
    }
}

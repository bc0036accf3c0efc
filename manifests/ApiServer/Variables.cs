using System.Numerics;
using Infra.Schemas;

namespace Infra.ApiServer;

/// <summary>The environment of a container, and what a pod tells its containers about itself.</summary>
internal static class Variables
{
    private const int FilesFrom = 35;

    private static readonly string[] Sources = ["fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef"];
    private static readonly string[] SourcesWithFiles = [.. Sources, "fileKeyRef"];

    private static readonly HashSet<string> EnvironmentFields = new(StringComparer.Ordinal)
    {
        "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.host", "spec.serviceAccountName", "status.hostIP",
        "status.hostIPs", "status.podIP", "status.podIPs",
    };

    private static readonly HashSet<string> VolumeFields = new(StringComparer.Ordinal)
    {
        "metadata.name", "metadata.namespace", "metadata.labels", "metadata.annotations", "metadata.uid",
    };

    private static readonly string[] Amounts = ["cpu", "memory", "ephemeral-storage"];

    /// <summary>Checks <c>env</c> and <c>envFrom</c>.</summary>
    public static void Check(Field container, Pod pod)
    {
        foreach (var variable in container["env"].Items)
        {
            if (variable["name"].MustNotBeEmpty() && variable["name"].Text is { } name && !Formats.IsVariableName(name))
                variable["name"].Refuse("a name of visible characters without =", "correct the name");

            if (variable["valueFrom"].IsGiven)
                From(variable, pod);
        }

        foreach (var source in container["envFrom"].Items)
        {
            if (source["prefix"].Text is { Length: > 0 } prefix && !Formats.IsVariableName(prefix))
                source["prefix"].Refuse("visible characters without =", "correct the prefix");

            foreach (var given in source.MustHaveOne(["configMapRef", "secretRef"]))
            {
                if (given["name"].MustBeGiven("the name of the object"))
                    given["name"].MustBeSubdomain();
            }
        }
    }

    /// <summary>Checks a file of a volume that tells about the pod.</summary>
    public static void CheckFile(Field file)
    {
        file["path"].MustNotBeEmpty();
        file["path"].MustBePathInVolume();
        file["mode"].MustBeMode();
        foreach (var given in file.MustHaveOne(["fieldRef", "resourceFieldRef"]))
        {
            if (given.Key == "fieldRef")
            {
                OwnField(given, VolumeFields);
                continue;
            }

            given["containerName"].MustBeGiven("the name of the container");
            OwnAmount(given);
        }
    }

    private static void From(Field variable, Pod pod)
    {
        var from = variable["valueFrom"];
        var hasFiles = from.Release >= FilesFrom;
        var given = from.MustHaveOne(hasFiles ? SourcesWithFiles : Sources);
        if (given.Count > 0 && !variable["value"].IsBlank)
            from.Refuse("value and valueFrom", "one of the two", "remove value, or remove valueFrom");

        foreach (var source in given)
        {
            switch (source.Key)
            {
                case "fieldRef":
                    OwnField(source, EnvironmentFields);
                    break;
                case "resourceFieldRef":
                    OwnAmount(source);
                    break;
                case "fileKeyRef":
                    OfFile(source, pod);
                    break;
                default:
                    if (source["name"].MustBeGiven("the name of the object"))
                        source["name"].MustBeSubdomain();

                    if (source["key"].MustNotBeEmpty())
                        source["key"].MustBeConfigKey();

                    break;
            }
        }
    }

    private static void OfFile(Field source, Pod pod)
    {
        source["path"].MustNotBeEmpty();
        source["path"].MustNotLeadUpwards();
        if (source["volumeName"].Text is not { } name)
            return;

        if (!pod.Volumes.TryGetValue(name, out var volume))
            source["volumeName"].Refuse("the name of a volume of the pod", "correct the name, or declare the volume");
        else if (!volume["emptyDir"].IsGiven)
            source["volumeName"].Refuse("the name of an emptyDir", "keep the file in an emptyDir");
    }

    private static void OwnField(Field reference, HashSet<string> allowed)
    {
        if (reference["apiVersion"].Text is { Length: > 0 } version && version != "v1")
            reference["apiVersion"].Refuse("v1", "write v1, or remove it");

        var field = reference["fieldPath"];
        if (!field.MustNotBeEmpty() || field.Text is not { } path)
            return;

        var quote = path.IndexOf("['", StringComparison.Ordinal);
        if (quote >= 0 && path.EndsWith("']", StringComparison.Ordinal))
        {
            var key = path[(quote + 2)..^2];
            if (path[..quote] is not ("metadata.labels" or "metadata.annotations"))
                field.Refuse("a key of metadata.labels or metadata.annotations", "take one of these");
            else if (!Formats.IsQualifiedName(path[..quote] == "metadata.annotations" ? key.ToLowerInvariant() : key))
                field.Refuse("the key of a label or annotation between the quotes", "correct the key");
        }
        else if (!allowed.Contains(path))
        {
            var isMap = path is "metadata.labels" or "metadata.annotations";
            field.Refuse(string.Join(", ", allowed.Where(one => one != "spec.host")),
                isMap ? $"write the key, {path}['app'] for example" : "write one of them");
        }
    }

    private static void OwnAmount(Field reference)
    {
        var resource = reference["resource"];
        if (!resource.MustNotBeEmpty() || resource.Text is not { } name)
            return;

        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var amount = name[(dot + 1)..];
        if (dot < 0 || name[..dot] is not ("limits" or "requests")
            || (!Amounts.Contains(amount) && !amount.StartsWith("hugepages-", StringComparison.Ordinal)))
        {
            resource.Refuse("limits or requests of cpu, memory, ephemeral-storage or hugepages, such as limits.memory",
                "write one of these");
            return;
        }

        if (Quantity.Read(reference["divisor"]) is not { } divisor || divisor == Quantity.Of(0))
            return;

        if (amount == "cpu" ? !IsCpuDivisor(divisor) : !IsSizeDivisor(divisor))
        {
            reference["divisor"].Refuse(amount == "cpu" ? "1 or 1m" : "1, or one of the units 1k, 1M, 1G, 1Ki, 1Mi, 1Gi and so on",
                "write one unit");
        }
    }

    private static bool IsCpuDivisor(Quantity divisor) => divisor == Quantity.Of(1) || divisor == Quantity.Parse("1m");

    private static bool IsSizeDivisor(Quantity divisor) => Enumerable.Range(0, 7)
        .Any(power => divisor == Quantity.Of(Pow(1000, power)) || divisor == Quantity.Of(Pow(1024, power)));

    private static BigInteger Pow(int of, int power) => BigInteger.Pow(of, power);
}

namespace Infra.ApiServer;

/// <summary>What a container mounts, as files or as devices.</summary>
internal static class Mounts
{
    /// <summary>Checks the mounts and devices of a container.</summary>
    public static void Check(Field container, Pod pod)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var mount in container["volumeMounts"].Items)
        {
            MustExist(mount["name"], pod);
            names.Add(mount["name"].Words);
            if (mount["mountPath"].MustNotBeEmpty() && mount["mountPath"].Text is { } path && !paths.Add(path))
                mount["mountPath"].Refuse("a path that the container mounts once", "write another path, or remove one of the two");

            mount["subPath"].MustBeRelativePath();
            mount["subPathExpr"].MustBeRelativePath();
            if (!mount["subPath"].IsBlank && !mount["subPathExpr"].IsBlank)
                mount["subPath"].Refuse("subPath and subPathExpr", "one of the two", "remove one of them");

            Propagation(mount, container);
        }

        foreach (var device in container["volumeDevices"].Items)
        {
            MustExist(device["name"], pod);
            if (!names.Add(device["name"].Words))
                device["name"].Refuse("a volume that the container uses once, as files or as a device", "remove one of the two");

            if (pod.Volumes.TryGetValue(device["name"].Words, out var volume) && !pod.ClaimTemplates.Contains(device["name"].Words)
                && !volume["persistentVolumeClaim"].IsGiven && !volume["ephemeral"].IsGiven)
            {
                device["name"].Refuse("a volume of a persistentVolumeClaim", "mount it as files, or claim a volume with volumeMode: Block");
            }

            device["devicePath"].MustNotLeadUpwards();
            if (device["devicePath"].MustNotBeEmpty() && device["devicePath"].Text is { } path && !paths.Add(path))
                device["devicePath"].Refuse("a path that the container uses once", "write another path, or remove one of the two");
        }
    }

    private static void MustExist(Field name, Pod pod)
    {
        if (name.MustNotBeEmpty() && name.Text is { } text && !pod.Volumes.ContainsKey(text) && !pod.ClaimTemplates.Contains(text))
        {
            var known = string.Join(", ", pod.Volumes.Keys.Concat(pod.ClaimTemplates).Distinct().Order(StringComparer.Ordinal));
            name.Refuse(known.Length == 0 ? "the name of a volume of the pod, which has none" : $"the name of a volume of the pod: {known}",
                "correct the name, or declare the volume");
        }
    }

    private static void Propagation(Field mount, Field container)
    {
        if (mount["mountPropagation"].Text == "Bidirectional" && !container["securityContext"]["privileged"].IsTrue)
            mount["mountPropagation"].Refuse("HostToContainer or None, since the container is not privileged", "write HostToContainer");

        if (mount["recursiveReadOnly"].MustBeOneOf("Disabled", "IfPossible", "Enabled")
            && mount["recursiveReadOnly"].Text is "IfPossible" or "Enabled")
        {
            if (!mount["readOnly"].IsTrue)
                mount["recursiveReadOnly"].Refuse("Disabled, since readOnly is not true", "write readOnly: true");
            else if (mount["mountPropagation"].Text is not ("None" or null))
                mount["recursiveReadOnly"].Refuse("Disabled, since mountPropagation is set", "remove mountPropagation");
        }
    }
}

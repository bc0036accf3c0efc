namespace Infra.ApiServer;

/// <summary>The users that pods and containers run as, and what they may do.</summary>
internal static class SecurityContexts
{
    private const int LongestSysctl = 253;
    private const int LongestProfile = 4095;

    private static readonly string[] NotForPodsOfWindows =
    [
        "appArmorProfile", "seLinuxOptions", "seccompProfile", "fsGroup", "fsGroupChangePolicy", "sysctls", "runAsUser", "runAsGroup",
        "supplementalGroups", "supplementalGroupsPolicy", "seLinuxChangePolicy",
    ];

    private static readonly string[] NotForContainersOfWindows =
    [
        "appArmorProfile", "seLinuxOptions", "seccompProfile", "capabilities", "readOnlyRootFilesystem", "privileged",
        "allowPrivilegeEscalation", "procMount", "runAsUser", "runAsGroup",
    ];

    private static readonly string[] IpcNames = ["kernel.shm", "kernel.msg", "kernel.sem", "fs.mqueue."];

    /// <summary>Checks what a pod says for all its containers.</summary>
    public static void CheckPod(Pod pod)
    {
        var spec = pod.Spec;
        var context = spec["securityContext"];
        foreach (var key in (string[])["fsGroup", "runAsUser", "runAsGroup"])
            context[key].MustBeId();

        foreach (var group in context["supplementalGroups"].Items)
            group.MustBeId();

        if (spec["shareProcessNamespace"].IsTrue && spec["hostPID"].IsTrue)
            spec["shareProcessNamespace"].Refuse("false, since hostPID is true", "remove one of the two");

        Sysctls(context["sysctls"], spec);
        Seccomp(context["seccompProfile"]);
        AppArmor(context["appArmorProfile"]);
        HostUsers(pod);
        Windows(pod, context);
    }

    /// <summary>Checks what a container says for itself.</summary>
    public static void CheckContainer(Field context, Pod pod)
    {
        if (!context.IsGiven)
            return;

        context["runAsUser"].MustBeId();
        context["runAsGroup"].MustBeId();
        if (context["procMount"].Text == "Unmasked" && pod.HasHostUsers)
            context["procMount"].Refuse("Default, since hostUsers is not false", "write hostUsers: false in the pod, or remove procMount");

        Seccomp(context["seccompProfile"]);
        AppArmor(context["appArmorProfile"]);
        if (context["allowPrivilegeEscalation"].IsFalse)
        {
            if (context["privileged"].IsTrue)
                context["allowPrivilegeEscalation"].Refuse("true, since privileged is true", "remove privileged, or remove this");
            else if (context["capabilities"]["add"].Items.Any(one => one.Text == "CAP_SYS_ADMIN"))
                context["allowPrivilegeEscalation"].Refuse("true, since CAP_SYS_ADMIN is added", "remove the capability, or remove this");
        }

        if (pod.System == "windows")
        {
            foreach (var key in NotForContainersOfWindows)
                context[key].MustNotBeGiven("the pod is one of Windows");
        }
        else if (pod.System == "linux")
        {
            context["windowsOptions"].MustNotBeGiven("the pod is one of Linux");
        }
    }

    private static void HostUsers(Pod pod)
    {
        foreach (var key in pod.HasHostUsers ? (string[])[] : ["hostNetwork", "hostPID", "hostIPC"])
        {
            if (pod.Spec[key].IsTrue)
                pod.Spec[key].Refuse("false, since hostUsers is false", $"remove {key}, or remove hostUsers");
        }

        foreach (var container in pod.HasHostUsers ? [] : pod.AllContainers.Where(one => one["volumeDevices"].Count > 0))
            container["volumeDevices"].MustNotBeGiven("hostUsers is false", "mount the volume as files, or remove hostUsers");
    }

    private static void Windows(Pod pod, Field context)
    {
        if (pod.System == "linux")
            context["windowsOptions"].MustNotBeGiven("the pod is one of Linux");

        if (pod.System == "windows")
        {
            foreach (var key in NotForPodsOfWindows)
                context[key].MustNotBeGiven("the pod is one of Windows");

            foreach (var key in (string[])["hostUsers", "shareProcessNamespace"])
                pod.Spec[key].MustNotBeGiven("the pod is one of Windows");

            foreach (var key in (string[])["hostPID", "hostIPC"])
            {
                if (pod.Spec[key].IsTrue)
                    pod.Spec[key].Refuse("false, since the pod is one of Windows", $"remove {key}");
            }
        }

        HostProcesses(pod, context["windowsOptions"]["hostProcess"]);
    }

    private static void HostProcesses(Pod pod, Field ofPod)
    {
        List<Field> own = [.. pod.AllContainers.Select(container => container["securityContext"]["windowsOptions"]["hostProcess"])];
        foreach (var one in own.Where(one => one.IsGiven && ofPod.IsGiven && one.IsTrue != ofPod.IsTrue))
            one.Refuse($"{ofPod.Value}, as the pod says", "write the same twice");

        var count = own.Count(one => one.IsGiven ? one.IsTrue : ofPod.IsTrue);
        if (count == 0)
            return;

        if (count != own.Count)
        {
            own.First(one => one.IsGiven ? !one.IsTrue : !ofPod.IsTrue)
                .Refuse("true, since another container of the pod is a process of the host", "write it for all containers");
        }

        if (!pod.HasHostNetwork)
            pod.Spec["hostNetwork"].Refuse("true, since the containers are processes of the host", "write hostNetwork: true");
    }

    private static void Sysctls(Field sysctls, Field spec)
    {
        foreach (var sysctl in sysctls.Items)
        {
            var name = sysctl["name"];
            if (!name.MustNotBeEmpty() || name.Text is not { } text)
                continue;

            if (text.Length > LongestSysctl || !Array.TrueForAll(text.Split('.', '/'), IsSegment))
            {
                name.Refuse("lower-case letters, digits, hyphens and underscores, with dots between", "correct the name");
            }
            else if (spec["hostNetwork"].IsTrue && text.Replace('/', '.').StartsWith("net.", StringComparison.Ordinal))
            {
                name.Refuse("no setting of the network, since the pod has the one of its node", "remove it, or remove hostNetwork");
            }
            else if (spec["hostIPC"].IsTrue
                && Array.Exists(IpcNames, ipc => text.Replace('/', '.').StartsWith(ipc, StringComparison.Ordinal)))
            {
                name.Refuse("no setting of IPC, since the pod shares the one of its node", "remove it, or remove hostIPC");
            }
        }

        sysctls.Items.Select(sysctl => sysctl["name"]).MustBeUnique("a setting");
    }

    private static bool IsSegment(string text) => text.Length > 0 && text[0] is not ('-' or '_') && text[^1] is not ('-' or '_')
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_');

    private static void Seccomp(Field profile)
    {
        var path = profile["localhostProfile"];
        if (profile["type"].Text != "Localhost")
            path.MustNotBeGiven("type is not Localhost", "remove it, or write type: Localhost");
        else if (!path.IsGiven)
            path.Refuse("the path of the profile on the node", "write localhostProfile, or another type");
        else
            path.MustBeRelativePath();
    }

    private static void AppArmor(Field profile)
    {
        var name = profile["localhostProfile"];
        if (profile["type"].Text != "Localhost")
            name.MustNotBeGiven("type is not Localhost", "remove it, or write type: Localhost");
        else if (name.Words.Trim() is { } trimmed && (trimmed.Length is 0 or > LongestProfile || trimmed != name.Words))
            name.Refuse("the name of the profile on the node, without blanks around it", "write localhostProfile, or another type");
    }
}

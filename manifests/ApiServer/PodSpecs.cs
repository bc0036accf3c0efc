namespace Infra.ApiServer;

/// <summary>What a server refuses in pods and in their templates.</summary>
internal static class PodSpecs
{
    private const int MostNameServers = 3;
    private const int MostSearches = 32;
    private const int LongestSearches = 2048;
    private const int LongestHostname = 64;

    /// <summary>Checks a Pod.</summary>
    public static void Check(Field pod)
    {
        var read = new Pod(pod["metadata"], pod["spec"], isTemplate: false);
        Check(read);
        if (!read.Spec.IsGiven)
            read.Spec.Refuse("a spec with containers", "write spec");

        if (read.Spec["overhead"].Count > 0 && read.Spec["runtimeClassName"].IsBlank)
            read.Spec["overhead"].MustNotBeGiven("the pod has no runtimeClassName");

        read.Spec["ephemeralContainers"].MustNotBeGivenItems("a running pod gets them by kubectl debug");
        if (!read.Spec["nodeName"].IsBlank && read.Spec["schedulingGates"].Count > 0)
            read.Spec["nodeName"].MustNotBeGiven("the pod has schedulingGates");

        foreach (var container in read.AllContainers)
        {
            if (container["image"].Text is { } image && image.Trim() != image)
                container["image"].Refuse($"\"{image}\"", "an image without blanks around it", "remove the blanks");
        }
    }

    /// <summary>Checks a PodTemplate.</summary>
    public static void CheckPodTemplate(Field template)
    {
        template["template"].MustBeThere();
        CheckTemplate(template["template"]);
    }

    /// <summary>Checks the template of pods.</summary>
    public static void CheckTemplate(Field template, IEnumerable<string>? claimTemplates = null)
    {
        if (template.IsGiven && !template["spec"].IsGiven)
            template["spec"].Refuse("a spec with containers", "write spec");

        var pod = new Pod(template["metadata"], template["spec"], isTemplate: true, claimTemplates);
        Check(pod);
        pod.Spec["ephemeralContainers"].MustNotBeGivenItems("a template cannot have them");
    }

    private static void Check(Pod pod)
    {
        var spec = pod.Spec;
        Volumes.Check(pod);
        ResourceClaims(spec["resourceClaims"]);
        Containers.Check(pod);
        Resources.CheckPod(pod);
        Placement.Check(spec);
        SecurityContexts.CheckPod(pod);
        Annotations(pod);
        Names(pod);
        spec["activeDeadlineSeconds"].MustBeWithin(1, int.MaxValue);
        spec["hostAliases"].MustBeAliases();
        spec["os"]["name"].MustBeOneOf("linux", "windows");
        Resources.CheckList(spec["overhead"]);
        Dns(spec["dnsConfig"], spec["dnsPolicy"]);
        foreach (var gate in spec["readinessGates"].Items)
            gate["conditionType"].MustBeQualifiedName();

        foreach (var gate in spec["schedulingGates"].Items)
            gate["name"].MustBeQualifiedName();

        spec["schedulingGates"].Items.Select(gate => gate["name"]).MustBeUnique("a gate");
    }

    private static void MustNotBeGivenItems(this Field list, string because)
    {
        if (list.Count > 0)
            list.Refuse($"{list.Count} of them", $"none: {because}", $"remove {list.Key}");
    }

    private static void Names(Pod pod)
    {
        var spec = pod.Spec;
        foreach (var key in (string[])["serviceAccountName", "serviceAccount", "nodeName", "priorityClassName", "runtimeClassName"])
        {
            if (!spec[key].IsBlank)
                spec[key].MustBeSubdomain();
        }

        foreach (var key in pod.IsOfStatefulSet ? (string[])[] : ["hostname", "subdomain"])
        {
            if (!spec[key].IsBlank)
                spec[key].MustBeLabel();
        }

        if (spec["hostnameOverride"] is { IsGiven: true } other)
        {
            if (spec["setHostnameAsFQDN"].IsTrue)
                other.MustNotBeGiven("setHostnameAsFQDN is true");
            else if (pod.HasHostNetwork)
                other.MustNotBeGiven("hostNetwork is true");
            else if (other.Words.Length > LongestHostname)
                other.Refuse($"at most {LongestHostname} characters", "shorten it");
            else
                other.MustBeSubdomain();
        }
    }

    private static void MustBeAliases(this Field aliases)
    {
        foreach (var alias in aliases.Items)
        {
            alias["ip"].MustBeAddress();
            foreach (var name in alias["hostnames"].Items)
                name.MustBeSubdomain();
        }
    }

    private static void ResourceClaims(Field claims)
    {
        foreach (var claim in claims.Items)
        {
            claim["name"].MustBeLabel();
            foreach (var given in claim.MustHaveOne(["resourceClaimName", "resourceClaimTemplateName"]))
                given.MustBeSubdomain();
        }

        claims.Items.Select(claim => claim["name"]).MustBeUnique("a name of a claim");
    }

    private static void Dns(Field config, Field policy)
    {
        if (policy.Text == "None" && config["nameservers"].Count == 0)
        {
            (config.IsGiven ? config["nameservers"] : config)
                .Refuse("a name server or more, since dnsPolicy is None", "write dnsConfig.nameservers, or another dnsPolicy");
            return;
        }

        if (config["nameservers"].Count > MostNameServers)
            config["nameservers"].Refuse($"{config["nameservers"].Count} name servers", $"at most {MostNameServers}", "remove some");

        foreach (var server in config["nameservers"].Items)
            server.MustBeAddress();

        if (config["searches"].Count > MostSearches)
            config["searches"].Refuse($"{config["searches"].Count} domains", $"at most {MostSearches}", "remove some");
        else if (string.Join(' ', config["searches"].Items.Select(search => search.Words)).Length > LongestSearches)
            config["searches"].Refuse("a long list", $"at most {LongestSearches} characters with the blanks between", "remove some");

        foreach (var search in config["searches"].Items)
        {
            // Underscores are taken from 1.33 on, and the root as well.
            if (search.Text is { } name and not "." && !Formats.IsSubdomain((name.EndsWith('.') ? name[..^1] : name).Replace('_', 'a')))
                search.Refuse("a domain such as svc.cluster.local", "correct the domain");
        }

        foreach (var option in config["options"].Items)
            option["name"].MustBeGiven("the name of the option");
    }

    private static void Annotations(Pod pod)
    {
        const string AppArmor = "container.apparmor.security.beta.kubernetes.io/";
        foreach (var annotation in pod.Metadata["annotations"].Entries)
        {
            if (annotation.Key == "controller.kubernetes.io/pod-deletion-cost"
                && !int.TryParse(annotation.Words, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            {
                annotation.Refuse("a whole number of 32 bits", "write a number in quotes");
            }
            else if (annotation.Key.StartsWith(AppArmor, StringComparison.Ordinal))
            {
                var container = annotation.Key[AppArmor.Length..];
                if (!pod.AllContainers.Any(one => one["name"].Text == container))
                {
                    annotation.Refuse(container, "the name of a container of the pod",
                        "correct the name, or use securityContext.appArmorProfile");
                }
                else if (annotation.Words is not ("" or "runtime/default" or "unconfined")
                    && !annotation.Words.StartsWith("localhost/", StringComparison.Ordinal))
                {
                    annotation.Refuse("runtime/default, unconfined or localhost/ and a profile", "write one of these");
                }
            }
            else if (annotation.Key == "seccomp.security.alpha.kubernetes.io/pod"
                || annotation.Key.StartsWith("container.seccomp.security.alpha.kubernetes.io/", StringComparison.Ordinal))
            {
                if (annotation.Words is not ("runtime/default" or "docker/default" or "unconfined")
                    && !annotation.Words.StartsWith("localhost/", StringComparison.Ordinal))
                {
                    annotation.Refuse("runtime/default, unconfined or localhost/ and a profile",
                        "remove it and write securityContext.seccompProfile: no version since 1.27 follows the annotation");
                }
            }
        }
    }
}

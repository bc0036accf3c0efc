using System.Linq.Expressions;
using Infra.Components;
using Infra.Components.Apps;
using Infra.Import.Code;
using Pulumi;

namespace Infra.Import;

/// <summary>Proposes an <see cref="App"/> for a Deployment with its Service, autoscaler and disruption budget.</summary>
/// <param name="scope">The names that statements may use.</param>
/// <param name="objects">All objects.</param>
internal sealed class AppCandidates(Scope scope, IReadOnlyList<ImportedObject> objects)
{
    private const string Type = "infra:apps:App";

    // Of an empty folder that has no limit.
    private const string ScratchSize = "1Gi";

    private readonly PodArgs _pods = new(scope.Settings);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>The Deployments for which there can be none, with the reasons. Known when all were asked for.</summary>
    public List<NotFitting> Impossible { get; } = [];

    /// <summary>The components in question.</summary>
    public IEnumerable<Candidate> All()
    {
        foreach (var one in objects.Where(one => one is { Kind: "Deployment", Id.Group: "apps" }))
        {
            Candidate? candidate = null;
            try
            {
                candidate = Of(one);
            }
            catch (NotExpressedException reason)
            {
                Impossible.Add(new NotFitting(one, nameof(App), reason.Message));
            }

            if (candidate is not null)
                yield return candidate;
        }
    }

    private Candidate Of(ImportedObject deployment)
    {
        var spec = deployment.Tree.Map("spec");
        var pod = spec.MapAt("template", "spec");
        var labels = spec.MapAt("selector", "matchLabels");
        if (pod.Maps("containers").Select(item => item.Item).ToList() is not [var container])
            throw new NotExpressedException("its pods have several containers");

        if (pod?["initContainers"] is not null)
            throw new NotExpressedException("its pods have init containers, whose resources a component wants to know");

        var service = ServiceOf(deployment, labels);
        var port = PortOf(container, service) ?? throw new NotExpressedException("nothing says on which port it listens");
        var resources = PodArgs.Resources(container)
            ?? throw new NotExpressedException("its container has no CPU request or no memory limit");
        var autoscaler = Scaled(deployment);
        var budgets = Selecting("PodDisruptionBudget", deployment, labels, "selector", "matchLabels").ToList();
        if (budgets.Exists(budget => budget.Id.Name != deployment.Id.Name))
            throw new NotExpressedException("it has a PodDisruptionBudget of another name, and two of them would stop every drain");

        var name = NameOf(deployment);
        var volumes = new List<Expression>();
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        var scratch = Scratch(container, pod);
        foreach (var (mount, _) in container.Maps("volumeMounts"))
        {
            if (scratch.FindIndex(one => one.Mount == mount) is >= 0 and var index)
                places[mount.Text("name") ?? ""] = string.Create(CultureInfo.InvariantCulture, $"scratch-{index}");
            else
                volumes.Add(Volume(mount, pod, places));
        }

        var args = new ArgsCode<AppArgs>()
            .With(nameof(AppArgs.Namespace), scope.Space(deployment.Space!))
            .With(nameof(AppArgs.Image), Image(container))
            .With(nameof(AppArgs.Port), Expression.Constant((int)port))
            .With(nameof(AppArgs.Resources), resources);
        Serve(args, container, service, port);
        Run(args, container, pod, port, scratch, scope.Space(deployment.Space!));
        if (volumes.Count > 0)
            args.With(nameof(AppArgs.Volumes), Expression.NewArrayInit(typeof(AppVolume), volumes));

        Scale(args, deployment, autoscaler);
        Adopt(args, name, deployment, labels, container, service, autoscaler, HasOwnAccount(pod) ? pod?.Text("serviceAccountName") : null);
        var statement = new Statement(Expression.New(typeof(App).GetConstructors().Single(), Expression.Constant(name), args.Expression,
            Expression.Constant(null, typeof(ComponentResourceOptions))));
        IReadOnlyList<ImportedObject> covers = [.. new[] { deployment, service, autoscaler }.OfType<ImportedObject>(), .. budgets];
        return new Candidate(covers, Type, name, statement)
        {
            Rewritten = covers.ToDictionary(one => one, one => AppForm.Of(one, deployment.Tree, places, autoscaler is not null)),
        };
    }

    private Expression Image(MapNode container)
    {
        var image = container.Text("image") ?? "";
        return scope.Settings.Of("image", image) ?? Expression.Constant(image);
    }

    private static void Serve(ArgsCode<AppArgs> args, MapNode container, ImportedObject? service, long port)
    {
        var ports = service?.Tree.Map("spec").Maps("ports").Select(item => item.Item).ToList() ?? [];
        var main = ports.FirstOrDefault();
        args.With(nameof(AppArgs.ServicePort), (int)(main.Number("port") ?? port), 80)
            .With(nameof(AppArgs.PortName), main?.Text("name") ?? NameOfPort(container, port) ?? "http", "http");
        if (main.Number("nodePort") is { } node)
            args.With(nameof(AppArgs.NodePort), Expression.Convert(Expression.Constant((int)node), typeof(int?)));

        if (ports.Count > 1)
            args.With(nameof(AppArgs.Ports), Expression.NewArrayInit(typeof(AppPort), ports.Skip(1).Select(one => Port(container, one))));
    }

    // An account without a token is only a name.
    private static bool HasOwnAccount(MapNode? pod) =>
        pod?.Text("serviceAccountName") is not null && pod.IsFalse("automountServiceAccountToken");

    private static string? NameOfPort(MapNode container, long port) =>
        container.Maps("ports").FirstOrDefault(item => item.Item.Number("containerPort") == port)?.Item.Text("name");

    private static Expression Port(MapNode container, MapNode port)
    {
        var target = AppForm.Port(container, port["targetPort"] ?? port["port"])
            ?? throw new NotExpressedException("a port of its Service leads to none of its container");
        var name = port.Text("name") ?? throw new NotExpressedException("a port of its Service has no name");
        var made = Expression.New(typeof(AppPort).GetConstructor([typeof(string), typeof(int)])!,
            Expression.Constant(name), Expression.Constant((int)target));
        var bindings = new List<MemberBinding>();
        void Bind(string member, long? value)
        {
            if (value is { } number)
            {
                bindings.Add(Expression.Bind(typeof(AppPort).GetProperty(member)!,
                    Expression.Convert(Expression.Constant((int)number), typeof(int?))));
            }
        }

        Bind(nameof(AppPort.ServicePort), port.Number("port") is { } number && number != target ? number : null);
        Bind(nameof(AppPort.NodePort), port.Number("nodePort"));
        if (port.Text("protocol") == "UDP")
            bindings.Add(Expression.Bind(typeof(AppPort).GetProperty(nameof(AppPort.Protocol))!, Expression.Constant(PortProtocol.Udp)));

        return bindings.Count == 0 ? made : Expression.MemberInit(made, bindings);
    }

    private void Run(ArgsCode<AppArgs> args, MapNode container, MapNode? pod, long port,
        List<(MapNode Mount, string? Size)> scratch, Expression space)
    {
        foreach (var (key, member) in new[] { ("command", nameof(AppArgs.Command)), ("args", nameof(AppArgs.Arguments)) })
        {
            if (container.List(key) is { Items.Count: > 0 })
                args.With(member, _pods.Texts(container, key));
        }

        var from = container.Maps("envFrom").Select(item => item.Item).ToList();
        if (from.Exists(one => one["prefix"] is not null))
            throw new NotExpressedException("it reads variables with a prefix");

        From<ConfigMapRef>("configMapRef", nameof(AppArgs.ConfigMaps));
        From<SecretRef>("secretRef", nameof(AppArgs.Secrets));
        if (container.List("env") is { Items.Count: > 0 })
        {
            args.With(nameof(AppArgs.Env),
                _pods.Env(container) ?? throw new NotExpressedException("a variable comes from what no argument names"));
        }

        args.With(nameof(AppArgs.Probes), PodArgs.Probes(container, port));
        if (Enum.TryParse<PullPolicy>(container.Text("imagePullPolicy"), out var policy))
            args.With(nameof(AppArgs.PullPolicy), Expression.Convert(Expression.Constant(policy), typeof(PullPolicy?)));

        if (pod?.Text("serviceAccountName") is { } account && !HasOwnAccount(pod))
        {
            args.With(nameof(AppArgs.Account), Expression.New(typeof(ServiceAccountRef).GetConstructors().Single(),
                ObjectCode.Converted(Expression.Constant(account), typeof(Input<string>)), space,
                Expression.NewArrayInit(typeof(Resource))));
        }

        if (pod.Maps("imagePullSecrets").Select(item => item.Item.Text("name")).ToList() is [{ } secret])
            args.With(nameof(AppArgs.PullSecret), PodArgs.Ref<SecretRef>(secret));

        var runAs = new ArgsCode<RunAs>();
        var user = container.MapAt("securityContext").Number("runAsUser") ?? pod.MapAt("securityContext").Number("runAsUser");
        var group = pod.MapAt("securityContext").Number("fsGroup") ?? pod.MapAt("securityContext").Number("runAsGroup");
        runAs.With(nameof(RunAs.User), (int)(user ?? 10001), 10001).With(nameof(RunAs.Group), (int)(group ?? 10001), 10001)
            .With(nameof(RunAs.LowPorts), port < 1024, false);
        if (scratch.Count > 0)
        {
            var folders = scratch.Select(one => one.Mount.Text("mountPath") ?? "").ToList();
            if (!folders.SequenceEqual(new RunAs().Scratch))
            {
                runAs.With(nameof(RunAs.Scratch),
                    Expression.NewArrayInit(typeof(string), folders.Select(folder => Expression.Constant(folder))));
            }

            runAs.With(nameof(RunAs.ScratchSize), scratch[0].Size ?? ScratchSize, new RunAs().ScratchSize);
        }

        if (!runAs.IsEmpty)
            args.With(nameof(AppArgs.RunAs), runAs.Expression);

        // A part of the time is for proxies to drop the pod.
        if (pod.Number("terminationGracePeriodSeconds") is { } seconds)
        {
            args.With(nameof(AppArgs.StopSeconds), (int)(seconds > 5 ? seconds - 5 : seconds), 30)
                .With(nameof(AppArgs.DrainSeconds), seconds > 5 ? 5 : 0, 5);
        }

        void From<T>(string key, string member)
        {
            var names = from.Select(one => one.TextAt(key, "name")).OfType<string>().ToList();
            if (names.Count > 0)
                args.With(member, Expression.NewArrayInit(typeof(T), names.Select(PodArgs.Ref<T>)));
        }
    }

    // The empty folders of a pod, where they have one size; a limit is new where there was none.
    private static List<(MapNode Mount, string? Size)> Scratch(MapNode container, MapNode? pod)
    {
        var empty = pod.Maps("volumes").Select(item => item.Item)
            .Where(one => one.MapAt("emptyDir") is { } folder && folder["medium"] is null)
            .ToDictionary(one => one.Text("name") ?? "", one => PodArgs.Written(one.MapAt("emptyDir")?["sizeLimit"]),
                StringComparer.Ordinal);
        var mounts = container.Maps("volumeMounts").Select(item => item.Item)
            .Where(mount => mount["subPath"] is null && empty.ContainsKey(mount.Text("name") ?? "")).ToList();
        return mounts.Select(mount => empty[mount.Text("name") ?? ""]).Distinct().Skip(1).Any()
            || mounts.GroupBy(mount => mount.Text("name")).Any(same => same.Skip(1).Any()) ? []
            : [.. mounts.Select(mount => (mount, empty[mount.Text("name") ?? ""]))];
    }

    private static MethodCallExpression Volume(MapNode mount, MapNode? pod, Dictionary<string, string> places)
    {
        var path = mount.Text("mountPath") ?? "";
        var volume = pod.Maps("volumes").Select(item => item.Item).FirstOrDefault(one => one.Text("name") == mount.Text("name"));
        if (mount["subPath"] is not null || places.ContainsKey(mount.Text("name") ?? ""))
            throw new NotExpressedException($"it mounts a part of a volume at {path}, or one at several places");

        var at = Expression.Constant(path);
        var made = volume switch
        {
            _ when volume.MapAt("configMap") is { } config && config["items"] is null => Expression.Call(
                typeof(AppVolume).GetMethod(nameof(AppVolume.From), [typeof(string), typeof(ConfigMapRef)])!, at,
                PodArgs.Ref<ConfigMapRef>(config.Text("name") ?? "")),
            _ when volume.MapAt("secret") is { } secret && secret["items"] is null => Expression.Call(
                typeof(AppVolume).GetMethod(nameof(AppVolume.From), [typeof(string), typeof(SecretRef)])!, at,
                PodArgs.Ref<SecretRef>(secret.Text("secretName") ?? "")),
            _ when volume.MapAt("emptyDir") is { } empty => Expression.Call(typeof(AppVolume).GetMethod(nameof(AppVolume.Empty))!, at,
                Expression.Constant(PodArgs.Written(empty["sizeLimit"]) ?? ScratchSize),
                Expression.Constant(empty.Text("medium") == "Memory")),
            _ => throw new NotExpressedException($"the volume at {path} is none of a ConfigMap, a Secret or an empty folder"),
        };
        places[mount.Text("name") ?? ""] = Place(path);
        return made;
    }

    // As components name volumes: /etc/redis is etc-redis.
    private static string Place(string path) =>
        string.Concat(path.Trim('/').Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-')).Trim('-');

    private static void Scale(ArgsCode<AppArgs> args, ImportedObject deployment, ImportedObject? autoscaler)
    {
        var spec = deployment.Tree.Map("spec");
        if (autoscaler is not null)
        {
            var scaling = AppForm.Second(autoscaler.Tree).Map("spec");
            var percent = scaling.Maps("metrics").FirstOrDefault()?.Item.MapAt("resource", "target").Number("averageUtilization");
            args.With(nameof(AppArgs.Scale), Expression.New(typeof(Scale.Auto).GetConstructor([typeof(int), typeof(int), typeof(int)])!,
                Expression.Constant((int)(scaling.Number("minReplicas") ?? 1)),
                Expression.Constant((int)(scaling.Number("maxReplicas") ?? 1)),
                Expression.Constant((int)(percent ?? 80))));
        }
        else if (spec.TextAt("strategy", "type") == "Recreate")
        {
            args.With(nameof(AppArgs.Scale), Expression.New(typeof(Scale.One).GetConstructor([typeof(string)])!,
                Expression.Constant(deployment.Tree.TextAt("metadata", "annotations", App.SingleReplicaAnnotation)
                    ?? "its update strategy was Recreate: two pods at once were never run")));
            return;
        }
        else
        {
            args.With(nameof(AppArgs.Scale), Expression.New(typeof(Scale.Fixed).GetConstructor([typeof(int)])!,
                Expression.Constant((int)(spec.Number("replicas") ?? 1))));
        }

        var rolling = spec.MapAt("strategy", "rollingUpdate");
        args.With(nameof(AppArgs.Rollout), new ArgsCode<Rollout>()
            .With(nameof(Rollout.MaxSurge), PodArgs.Written(rolling?["maxSurge"]) ?? "25%", "1")
            .With(nameof(Rollout.MaxUnavailable), PodArgs.Written(rolling?["maxUnavailable"]) ?? "25%", "0").Expression);
    }

    private static void Adopt(ArgsCode<AppArgs> args, string name, ImportedObject deployment, MapNode? labels, MapNode container,
        ImportedObject? service, ImportedObject? autoscaler, string? account)
    {
        var adopt = new ArgsCode<AppNames>();
        var label = labels is { Count: 1 } ? labels.Text("app") : null;
        if (label is not null)
        {
            adopt.With(nameof(AppNames.Label), label, name);
        }
        else
        {
            var add = typeof(Dictionary<string, string>).GetMethod("Add")!;
            adopt.With(nameof(AppNames.Labels), Expression.ListInit(Expression.New(typeof(Dictionary<string, string>)),
                (labels?.Entries ?? throw new NotExpressedException("its selector has expressions")).Select(entry =>
                    Expression.ElementInit(add, Expression.Constant(entry.Key), Expression.Constant(PodArgs.Written(entry.Value) ?? "")))));
        }

        adopt.With(nameof(AppNames.Deployment), deployment.Id.Name, name)
            .With(nameof(AppNames.Container), container.Text("name"), label ?? name)
            .With(nameof(AppNames.Account), account ?? name, name)
            .With(nameof(AppNames.Service), service?.Id.Name ?? name, name)
            .With(nameof(AppNames.Autoscaler), autoscaler?.Id.Name ?? deployment.Id.Name, deployment.Id.Name);
        if (!adopt.IsEmpty)
            args.With(nameof(AppArgs.Adopt), adopt.Expression);
    }

    private ImportedObject? ServiceOf(ImportedObject deployment, MapNode? labels) => objects
        .Where(one => one is { Kind: "Service", Id.Group: Groups.Core } && one.Space == deployment.Space
            && Node.Same(one.Tree.Map("spec")?["selector"], labels))
        .OrderBy(one => one.Id.Name.Length).ThenBy(one => one.Id.Name, StringComparer.Ordinal).FirstOrDefault();

    private IEnumerable<ImportedObject> Selecting(string kind, ImportedObject deployment, MapNode? labels, params string[] path) =>
        objects.Where(one => one.Kind == kind && one.Space == deployment.Space && Node.Same(one.Tree.Map("spec").MapAt(path), labels));

    private ImportedObject? Scaled(ImportedObject deployment) => objects.FirstOrDefault(one => one.Kind == "HorizontalPodAutoscaler"
        && one.Space == deployment.Space && one.Tree.TextAt("spec", "scaleTargetRef", "name") == deployment.Id.Name
        && one.Tree.TextAt("spec", "scaleTargetRef", "kind") == "Deployment");

    private static long? PortOf(MapNode container, ImportedObject? service) => AppForm.Port(container,
        service?.Tree.Map("spec").Maps("ports").FirstOrDefault()?.Item is { } port ? port["targetPort"] ?? port["port"] : null)
        ?? container.Maps("ports").FirstOrDefault()?.Item.Number("containerPort");

    private string NameOf(ImportedObject deployment)
    {
        var name = deployment.Id.Name;
        foreach (var suffix in new[] { "-deployment", "-deploy" })
            name = name.EndsWith(suffix, StringComparison.Ordinal) ? name[..^suffix.Length] : name;

        return _names.Add(name) ? name : Identifiers.Unique($"{deployment.Space}-{name}", _names);
    }
}

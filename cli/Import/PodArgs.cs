using System.Linq.Expressions;
using Infra.Components;
using Infra.Components.Apps;
using Infra.Import.Code;
using Pulumi;

namespace Infra.Import;

/// <summary>What a container and its pod say, as the arguments of a workload component.</summary>
/// <param name="settings">What the program takes from its stack file.</param>
internal sealed class PodArgs(ImportSettings settings)
{
    /// <summary>The CPU and memory; null where the container does not say what a component has to know.</summary>
    public static Expression? Resources(MapNode container)
    {
        var requests = container.MapAt("resources", "requests");
        var limits = container.MapAt("resources", "limits");
        if (Written(requests?["cpu"]) is not { } cpu || Written(limits?["memory"]) is not { } memory)
            return null;

        var constructor = typeof(Resources).GetConstructor([typeof(string), typeof(string)])!;
        var bindings = new List<MemberBinding>();
        void Bind(string name, string? value)
        {
            if (value is not null)
                bindings.Add(Expression.Bind(typeof(Resources).GetProperty(name)!, Expression.Constant(value)));
        }

        Bind(nameof(Components.Resources.CpuLimit), Written(limits?["cpu"]));
        Bind(nameof(Components.Resources.MemoryRequest), Written(requests?["memory"]) is { } asked && asked != memory ? asked : null);
        var made = Expression.New(constructor, Expression.Constant(cpu), Expression.Constant(memory));
        return bindings.Count == 0 ? made : Expression.MemberInit(made, bindings);
    }

    /// <summary>The variables; null where one comes from what no component reads.</summary>
    public Expression? Env(MapNode container)
    {
        var add = typeof(Dictionary<string, EnvValue>).GetMethod("Add")!;
        var entries = new List<ElementInit>();
        foreach (var (variable, _) in container.Maps("env"))
        {
            if (variable.Text("name") is not { } name || Value(variable) is not { } value)
                return null;

            entries.Add(Expression.ElementInit(add, Expression.Constant(name), value));
        }

        return Expression.ListInit(Expression.New(typeof(Dictionary<string, EnvValue>)), entries);
    }

    /// <summary>The probes, as far as they are not the component's own.</summary>
    /// <param name="container">The container.</param>
    /// <param name="port">Its main port.</param>
    public static Expression Probes(MapNode container, long port)
    {
        var args = new ArgsCode<Probes>();
        if (container.Map("readinessProbe") is { } ready)
            args.With(nameof(Components.Apps.Probes.Ready), Probe(Plain(ready), port));

        var live = container.Map("livenessProbe");
        args.With(nameof(Components.Apps.Probes.Live), live is null ? Expression.New(typeof(Probe.None)) : Probe(Plain(live), port));
        if (container.Map("startupProbe") is { } startup)
            args.With(nameof(Components.Apps.Probes.Startup), Probe(Plain(startup), port));
        else if (live is not null)
            args.With(nameof(Components.Apps.Probes.Startup), Expression.New(typeof(Probe.None)));

        return args.Expression;
    }

    /// <summary>A list of texts.</summary>
    public Expression Texts(MapNode map, string key) => Expression.NewArrayInit(typeof(string),
        map.Texts(key).Select(text => settings.Of("", text) is { } secret ? throw new NotExpressedException($"{key} holds a secret")
            : Expression.Constant(text)));

    /// <summary>A ConfigMap or Secret by its name.</summary>
    public static Expression Ref<T>(string name)
    {
        var constructor = typeof(T).GetConstructors().Single();
        return Expression.New(constructor, [
            ObjectCode.Converted(Expression.Constant(name), typeof(Input<string>)),
            .. constructor.GetParameters().Skip(1).Select(parameter => Expression.Constant(null, parameter.ParameterType)),
        ]);
    }

    /// <summary>A scalar as it is written; null where there is none.</summary>
    public static string? Written(Node? node) => node is ScalarNode { Value: not null } scalar ? scalar.ToString() : null;

    private Expression? Value(MapNode variable)
    {
        if (variable.Map("valueFrom") is not { } from)
        {
            var text = Written(variable["value"]) ?? "";
            return settings.Of("", text) is null ? Expression.Convert(Expression.Constant(text), typeof(EnvValue))
                : throw new NotExpressedException($"variable {variable.Text("name")} holds a secret, which belongs into a Secret");
        }

        if (from.Map("secretKeyRef") is { } secret && secret["optional"] is null)
            return From<SecretRef>(secret);

        return from.Map("configMapKeyRef") is { } config && config["optional"] is null ? From<ConfigMapRef>(config) : Field(from);
    }

    private static MethodCallExpression From<T>(MapNode key) => Expression.Call(
        typeof(EnvValue).GetMethod(nameof(EnvValue.From), [typeof(T), typeof(string)])!,
        Ref<T>(key.Text("name") ?? ""), Expression.Constant(key.Text("key") ?? ""));

    private static MethodCallExpression? Field(MapNode from)
    {
        var path = from.TextAt("fieldRef", "fieldPath");
        PodField? field = path switch
        {
            "metadata.name" => PodField.Name,
            "metadata.namespace" => PodField.Namespace,
            "metadata.uid" => PodField.Uid,
            "status.podIP" => PodField.PodIp,
            "spec.nodeName" => PodField.NodeName,
            "status.hostIP" => PodField.HostIp,
            "spec.serviceAccountName" => PodField.ServiceAccountName,
            _ => null,
        };
        return field is null ? null : Expression.Call(typeof(EnvValue).GetMethod(nameof(EnvValue.Of), [typeof(PodField)])!,
            Expression.Constant(field.Value));
    }

    // What the server would fill in, since the component's own defaults are others.
    private static MapNode Plain(MapNode probe) => new[] { ("periodSeconds", 10L), ("timeoutSeconds", 1L), ("failureThreshold", 3L) }
        .Aggregate(probe, (map, field) => map[field.Item1] is null ? map.With(field.Item1, field.Item2) : map);

    private static Expression Probe(MapNode probe, long main)
    {
        var (type, constructor) = probe switch
        {
            _ when probe.Map("httpGet") is { } http => (typeof(Probe.Http),
                Expression.New(typeof(Probe.Http).GetConstructor([typeof(string)])!, Expression.Constant(http.Text("path") ?? "/"))),
            _ when probe.Map("exec") is { } exec => (typeof(Probe.Command),
                Expression.New(typeof(Probe.Command).GetConstructor([typeof(IReadOnlyList<string>)])!,
                    Expression.NewArrayInit(typeof(string), exec.Texts("command").Select(text => Expression.Constant(text))))),
            _ when probe.Map("grpc") is not null => (typeof(Probe.Grpc), Expression.New(typeof(Probe.Grpc))),
            _ => (typeof(Probe.Tcp), Expression.New(typeof(Probe.Tcp))),
        };
        var bindings = new List<MemberBinding>();
        void Bind(string name, object? value)
        {
            if (value is not null && type.GetProperty(name) is { } property)
                bindings.Add(Expression.Bind(property, Expression.Convert(Expression.Constant(value), property.PropertyType)));
        }

        var asked = probe.Map("httpGet") ?? probe.Map("tcpSocket") ?? probe.Map("grpc");
        if (asked?.Number("port") is { } port && port != main)
            Bind("Port", (int)port);

        if (asked?.Text("scheme") == "HTTPS")
            Bind("Https", true);

        foreach (var name in new[] { "InitialDelaySeconds", "PeriodSeconds", "TimeoutSeconds", "FailureThreshold", "SuccessThreshold" })
            Bind(name, probe.Number(char.ToLowerInvariant(name[0]) + name[1..]) is { } number ? (int)number : null);

        return bindings.Count == 0 ? constructor : Expression.MemberInit(constructor, bindings);
    }
}

/// <summary>A component has no argument for something that an object says.</summary>
/// <param name="reason">What it is.</param>
internal sealed class NotExpressedException(string reason) : Exception(reason);

using System.Linq.Expressions;
using Infra.Components;
using Infra.Components.Apps;
using Infra.Components.Namespaces;
using Infra.Components.Secrets;
using Infra.Components.Storage;
using Infra.Import.Code;
using Pulumi;
using Namespace = Infra.Components.Namespaces.Namespace;
using NamespaceArgs = Infra.Components.Namespaces.NamespaceArgs;

namespace Infra.Import;

/// <summary>Proposes components for objects of one kind each. Whether they fit is for the proof to say.</summary>
/// <param name="scope">The names that statements may use.</param>
/// <param name="names">The names of resources.</param>
internal sealed class Candidates(Scope scope, ResourceNames names)
{
    private const string PodSecurityLabel = "pod-security.kubernetes.io/enforce";

    /// <summary>The components that objects may become.</summary>
    public IEnumerable<Candidate> Of(IReadOnlyList<ImportedObject> objects)
    {
        foreach (var one in objects)
        {
            var candidate = (one.Id.Group, one.Kind) switch
            {
                (Groups.Core, "Namespace") => Space(one, objects),
                (Groups.Core, "ConfigMap") => ConfigMap(one),
                (Groups.Core, "Secret") => Secret(one),
                (Groups.Core, "PersistentVolumeClaim") => Claim(one),
                _ => null,
            };
            if (candidate is not null)
                yield return candidate;
        }
    }

    private Candidate Space(ImportedObject one, IReadOnlyList<ImportedObject> objects)
    {
        var policies = objects.Where(other => other is { Kind: "NetworkPolicy", Id.Group: Groups.Networking } && other.Space == one.Id.Name
            && other.Id.Name is "default-deny" or "allow-dns").ToList();
        var isolation = policies.Count switch { 0 => Isolation.None, 1 => Isolation.Ingress, _ => Isolation.Full };
        var security = one.Tree.TextAt("metadata", "labels", PodSecurityLabel) switch
        {
            "restricted" => PodSecurity.Restricted,
            "baseline" => PodSecurity.Baseline,
            _ => PodSecurity.Privileged,
        };
        var args = new ArgsCode<NamespaceArgs>()
            .With(nameof(NamespaceArgs.Cluster), scope.Cluster)
            .With(nameof(NamespaceArgs.PodSecurity), security, PodSecurity.Restricted)
            .With(nameof(NamespaceArgs.HoldsData),
                objects.Any(other => other.Kind == "PersistentVolumeClaim" && other.Space == one.Id.Name), false)
            .With(nameof(NamespaceArgs.Isolation), isolation, Isolation.Full);
        return Made<Namespace>([one, .. policies], "infra:namespaces:Namespace", one, args.Expression);
    }

    private Candidate? ConfigMap(ImportedObject one)
    {
        if (one.Tree.Map("data") is not { Count: > 0 } data || data.Entries.Any(entry => entry.Value is not ScalarNode { Text: not null }))
            return null;

        var add = typeof(Dictionary<string, Input<string>>).GetMethod("Add")!;
        var values = Expression.ListInit(Expression.New(typeof(Dictionary<string, Input<string>>)), data.Entries.Select(entry =>
            Expression.ElementInit(add, Expression.Constant(entry.Key), Text((ScalarNode)entry.Value))));
        return Made<AppConfigMap>([one], "infra:apps:AppConfigMap", one, Named<AppConfigMapArgs>(one)
            .With(nameof(AppConfigMapArgs.Values), values).Expression);
    }

    private Expression Text(ScalarNode value) =>
        ObjectCode.Converted(scope.Settings.Of("", value.Text!) ?? Expression.Constant(value.Text), typeof(Input<string>));

    private Candidate? Secret(ImportedObject one)
    {
        if (one.Tree.Map("stringData") is not { Count: > 0 } data || one.Tree.Map("data") is not null)
            return null;

        var add = typeof(Dictionary<string, SecretValue>).GetMethod("Add")!;
        var values = Expression.ListInit(Expression.New(typeof(Dictionary<string, SecretValue>)), data.Entries.Select(entry =>
            Expression.ElementInit(add, Expression.Constant(entry.Key), scope.Settings.SecretOf(((ScalarNode)entry.Value).Text!)!)));
        var type = one.Tree.Text("type") switch
        {
            "kubernetes.io/dockerconfigjson" => SettingsSecretType.Registry,
            "kubernetes.io/basic-auth" => SettingsSecretType.BasicAuth,
            "kubernetes.io/ssh-auth" => SettingsSecretType.SshAuth,
            "kubernetes.io/tls" => SettingsSecretType.Tls,
            _ => SettingsSecretType.Opaque,
        };
        return Made<SettingsSecret>([one], "infra:secrets:SettingsSecret", one, Named<SettingsSecretArgs>(one)
            .With(nameof(SettingsSecretArgs.Values), values)
            .With(nameof(SettingsSecretArgs.Type), type, SettingsSecretType.Opaque).Expression);
    }

    private Candidate? Claim(ImportedObject one)
    {
        var spec = one.Tree.Map("spec");
        if (spec.Texts("accessModes").ToList() is not [var mode] || !Enum.TryParse<AccessMode>(mode, out var access)
            || spec.MapAt("resources", "requests")?["storage"] is not ScalarNode size)
        {
            return null;
        }

        var args = Named<VolumeArgs>(one)
            .With(nameof(VolumeArgs.Size), Expression.Constant(size.ToString()))
            .With(nameof(VolumeArgs.Access), access, AccessMode.ReadWriteOnce);
        if (spec.TextAt("storageClassName") is { Length: > 0 } name)
        {
            var reference = Expression.New(typeof(StorageClassRef).GetConstructors().Single(), Expression.Constant(name),
                Expression.Constant(access != AccessMode.ReadWriteOnce), Expression.Constant(null, typeof(Resource)));
            args.With(nameof(VolumeArgs.Source), new ArgsCode<VolumeSource.Provisioned>()
                .With(nameof(VolumeSource.Provisioned.Class), reference).Expression);
        }

        return Made<Volume>([one], "infra:storage:Volume", one, args.Expression);
    }

    // A component is called by its object's name, and says it only where the two differ.
    private ArgsCode<T> Named<T>(ImportedObject one)
    {
        var args = new ArgsCode<T>().With("Namespace", scope.Space(one.Space!));
        return names.Of(one) == one.Id.Name ? args : args.With("Name", Expression.Constant(one.Id.Name));
    }

    private Candidate Made<T>(IReadOnlyList<ImportedObject> covers, string type, ImportedObject one, Expression args)
        where T : ComponentResource
    {
        var constructor = typeof(T).GetConstructors().Single();
        return new Candidate(covers, type, names.Of(one), new Statement(Expression.New(
            constructor, Expression.Constant(names.Of(one)), args, Expression.Constant(null, typeof(ComponentResourceOptions)))));
    }
}

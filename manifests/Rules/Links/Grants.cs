namespace Infra.Rules.Links;

/// <summary>ReferenceGrants: who may refer to an object of another namespace.</summary>
internal static class Grants
{
    /// <summary>Whether a reference from one namespace into another is granted.</summary>
    public static bool Allow(ManifestSet set, string fromGroup, string fromKind, string fromSpace, string toGroup, string toKind,
        string toSpace, string name) =>
        fromSpace == toSpace || set.Of(Groups.Gateway, "ReferenceGrant").Any(grant => grant.Space == toSpace
            && grant.Items("from").Any(from => from.Item.Text("kind") == fromKind
                && (from.Item.Text("group") ?? "") == fromGroup
                && from.Item.Text("namespace") == fromSpace)
            && grant.Items("to").Any(to => to.Item.Text("kind") == toKind && (to.Item.Text("group") ?? "") == toGroup
                && (to.Item.Text("name") is null || to.Item.Text("name") == name)));
}

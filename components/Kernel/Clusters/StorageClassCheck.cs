namespace Infra.Components;

internal static class StorageClassCheck
{
    /// <summary>Checks that the cluster has a storage class, as far as its classes are known.</summary>
    public static void AddStorageClass(this Problems problems, string argument, string? wanted, IReadOnlyList<string> known) =>
        problems.AddIf(wanted is not null && known.Count > 0 && !known.Contains(wanted), Codes.UnknownStorageClass,
            argument, wanted, string.Join(", ", known), "name one of them, or list the class among the cluster's StorageClasses");
}

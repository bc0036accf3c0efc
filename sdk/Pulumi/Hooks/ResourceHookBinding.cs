namespace Pulumi;

/// <summary>The hooks of a resource by the moment they run at.</summary>
public class ResourceHookBinding
{
    private List<ResourceHook>? _beforeCreate;
    private List<ResourceHook>? _afterCreate;
    private List<ResourceHook>? _beforeUpdate;
    private List<ResourceHook>? _afterUpdate;
    private List<ResourceHook>? _beforeDelete;
    private List<ResourceHook>? _afterDelete;
    private List<ErrorHook>? _onError;

    public List<ResourceHook> BeforeCreate
    {
        get => _beforeCreate ??= [];
        set => _beforeCreate = value;
    }

    public List<ResourceHook> AfterCreate
    {
        get => _afterCreate ??= [];
        set => _afterCreate = value;
    }

    public List<ResourceHook> BeforeUpdate
    {
        get => _beforeUpdate ??= [];
        set => _beforeUpdate = value;
    }

    public List<ResourceHook> AfterUpdate
    {
        get => _afterUpdate ??= [];
        set => _afterUpdate = value;
    }

    public List<ResourceHook> BeforeDelete
    {
        get => _beforeDelete ??= [];
        set => _beforeDelete = value;
    }

    public List<ResourceHook> AfterDelete
    {
        get => _afterDelete ??= [];
        set => _afterDelete = value;
    }

    public List<ErrorHook> OnError
    {
        get => _onError ??= [];
        set => _onError = value;
    }

    public bool IsEmpty => (BeforeCreate.Count, AfterCreate.Count, BeforeUpdate.Count, AfterUpdate.Count) == (0, 0, 0, 0)
        && (BeforeDelete.Count, AfterDelete.Count, OnError.Count) == (0, 0, 0);

    public ResourceHookBinding Clone() => Concat(new());

    public ResourceHookBinding Concat(ResourceHookBinding other) => new()
    {
        BeforeCreate = [.. BeforeCreate, .. other.BeforeCreate],
        AfterCreate = [.. AfterCreate, .. other.AfterCreate],
        BeforeUpdate = [.. BeforeUpdate, .. other.BeforeUpdate],
        AfterUpdate = [.. AfterUpdate, .. other.AfterUpdate],
        BeforeDelete = [.. BeforeDelete, .. other.BeforeDelete],
        AfterDelete = [.. AfterDelete, .. other.AfterDelete],
        OnError = [.. OnError, .. other.OnError],
    };
}
